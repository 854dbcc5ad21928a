package id.payung.platform.documents.pdf;

import java.util.BitSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the names in a stream of packed objects (ISO 32000-2, 7.5.7). Its head says where each object begins, and each
 * is read from there, whatever stands before it.
 */
final class PdfObjectStreamReader implements PdfLexer.TokenListener {
  private static final int MAX_OFFSET = 8 << 20;

  private final Set<Integer> firsts;
  private final Consumer<String> nameListener;
  private final PdfAddressCheck addresses;
  private final PdfLexer lexer;
  private final BitSet beginnings = new BitSet();
  private boolean headerEnded;
  private int headerLength;
  private long number = -1;
  private boolean offset;
  private int position;

  PdfObjectStreamReader(Set<Integer> firsts, Consumer<String> nameListener, PdfAddressCheck addresses,
      PdfScanBudget budget) {
    budget.spend(PdfScanBudget.PACKED_OBJECTS);
    this.firsts = firsts;
    this.nameListener = nameListener;
    this.addresses = addresses;
    this.lexer = new PdfLexer(this, budget);
    firsts.forEach(first -> beginnings.set(Math.min(MAX_OFFSET, first)));
  }

  /**
   * The first time over: pairs of the number of an object and its place behind the first.
   *
   * @return whether the head goes on
   */
  boolean acceptHeader(byte b) {
    headerLength++;
    if (b >= '0' && b <= '9') {
      number = Math.min(MAX_OFFSET, Math.max(0, number) * 10 + b - '0');
      return true;
    }
    if (number >= 0) {
      if (offset) {
        int place = (int) number;
        firsts.forEach(first -> beginnings.set(Math.min(MAX_OFFSET, first + place)));
      }
      offset = !offset;
      number = -1;
    }
    headerEnded = b != ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0;
    return !headerEnded;
  }

  /** Whether something else stands among the numbers, so that places of objects may have been missed. */
  boolean isIrregular() {
    return headerEnded && firsts.stream().anyMatch(first -> headerLength <= first);
  }

  /** The second time over. */
  boolean accept(byte b) {
    if (beginnings.get(position++)) {
      lexer.begin();
      addresses.objectBegins();
    }
    lexer.accept(b);
    addresses.accept(b);
    return true;
  }

  void end() {
    lexer.end();
  }

  @Override
  public void name(String name) {
    nameListener.accept(name);
    addresses.name(name);
  }

  @Override
  public void word(String word) {}

  @Override
  public void objectBegins(boolean certain) {}
}
