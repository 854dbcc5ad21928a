package id.payung.platform.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text that runs from right to left, alone or within other text (UAX 9), by the JDK's own algorithm. */
final class TextDirection implements BidiSplitter, BidiReorderer {
  private static final String BRACKETS = "()[]{}<>«»";

  private List<BidiTextRun> runs = List.of();

  @Override
  public void setParagraph(String paragraph, byte direction) {
    Bidi bidi = new Bidi(paragraph,
        direction == RTL ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int count = paragraph.isEmpty() ? 0 : bidi.getRunCount();
    if (count == 0) {
      runs = List.of();
      return;
    }
    byte[] levels = new byte[count];
    Object[] found = new Object[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      found[i] = new BidiTextRun(bidi.getRunStart(i), bidi.getRunLimit(i) - bidi.getRunStart(i),
          levels[i] % 2 == 0 ? LTR : RTL);
    }
    Bidi.reorderVisually(levels, 0, found, 0, count);
    List<BidiTextRun> visual = new ArrayList<>(count);
    for (Object run : found) {
      visual.add((BidiTextRun) run);
    }
    runs = visual;
  }

  @Override
  public int countTextRuns() {
    return runs.size();
  }

  @Override
  public BidiTextRun getVisualRun(int index) {
    return runs.get(index);
  }

  /** By the first letter that has a direction. */
  @Override
  public byte getBaseDirection(@Nullable String text) {
    return text == null ? NEUTRAL : text.codePoints().map(Character::getDirectionality).mapToObj(way -> switch (way) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LTR;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> RTL;
      default -> NEUTRAL;
    }).filter(way -> way != NEUTRAL).findFirst().orElse(NEUTRAL);
  }

  /** From its last letter to its first, each with the marks that stand on it; brackets turn round. */
  @Override
  public String reorderRTLTextToLTR(String text) {
    StringBuilder turned = new StringBuilder(text.length());
    int end = text.length();
    while (end > 0) {
      int start = end - 1;
      while (start > 0 && (ArabicLetters.isMark(text.charAt(start)) || Character.isLowSurrogate(text.charAt(start)))) {
        start--;
      }
      turned.append(mirrored(text.substring(start, end)));
      end = start;
    }
    return turned.toString();
  }

  private static String mirrored(String cluster) {
    int at = cluster.length() == 1 ? BRACKETS.indexOf(cluster) : -1;
    return at < 0 ? cluster : String.valueOf(BRACKETS.charAt(at ^ 1));
  }

  @Override
  public String shapeText(String text) {
    return ArabicLetters.shape(text);
  }

  @Override
  public String deshapeText(String text) {
    return ArabicLetters.unshape(text);
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }
}
