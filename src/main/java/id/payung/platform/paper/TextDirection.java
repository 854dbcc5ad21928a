package id.payung.platform.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text that runs from right to left, alone or within other text (UAX 9), by the JDK's own algorithm. The renderer keeps
 * the parts of a line in the order of reading, so what runs from right to left is one part with the numbers in it, and
 * is put in order as a whole, line by line.
 */
final class TextDirection implements BidiSplitter, BidiReorderer {
  private static final String BRACKETS = "()[]{}<>«»";

  private List<BidiTextRun> runs = List.of();

  @Override
  public void setParagraph(String paragraph, byte direction) {
    List<BidiTextRun> found = new ArrayList<>();
    if (!paragraph.isEmpty()) {
      boolean[] turned = findTurned(paragraph, direction);
      int start = 0;
      for (int i = 1; i <= turned.length; i++) {
        if (i == turned.length || turned[i] != turned[start]) {
          found.add(new BidiTextRun(start, i - start, turned[start] ? RTL : LTR));
          start = i;
        }
      }
    }
    runs = found;
  }

  /** Which signs run from right to left, with the numbers among them. */
  private static boolean[] findTurned(String paragraph, byte direction) {
    Bidi bidi = new Bidi(paragraph,
        direction == RTL ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    boolean[] turned = new boolean[paragraph.length()];
    for (int run = 0; run < bidi.getRunCount(); run++) {
      int level = bidi.getRunLevel(run);
      boolean numbers = level > 0 && !hasLeftToRight(paragraph.substring(bidi.getRunStart(run), bidi.getRunLimit(run)));
      Arrays.fill(turned, bidi.getRunStart(run), bidi.getRunLimit(run), level % 2 == 1 || numbers);
    }
    closeBrackets(paragraph, turned);
    return turned;
  }

  private static boolean hasLeftToRight(String text) {
    return text.codePoints()
        .anyMatch(letter -> Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
  }

  /** Both brackets of a pair run the same way (UAX 9, N0), which the JDK does not know yet. */
  private static void closeBrackets(String paragraph, boolean[] turned) {
    for (int open = 0; open < turned.length; open++) {
      int kind = BRACKETS.indexOf(paragraph.charAt(open));
      if (turned[open] && kind >= 0 && kind % 2 == 0) {
        int close = open + 1;
        while (close < turned.length && turned[close]) {
          close++;
        }
        if (close < turned.length && paragraph.charAt(close) == BRACKETS.charAt(kind + 1)) {
          turned[close] = true;
        }
      }
    }
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

  /** As it is drawn: numbers stay as they are, marks on their letters; brackets turn round. */
  @Override
  public String reorderRTLTextToLTR(String text) {
    if (text.isEmpty() || hasLeftToRight(text)) {
      return turned(text);
    }
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
    int count = bidi.getRunCount();
    byte[] levels = new byte[count];
    Object[] parts = new Object[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String part = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = levels[i] % 2 == 0 ? part : turned(part);
    }
    Bidi.reorderVisually(levels, 0, parts, 0, count);
    StringBuilder drawn = new StringBuilder(text.length());
    for (Object part : parts) {
      drawn.append(part);
    }
    return drawn.toString();
  }

  /** From its last letter to its first, each with the marks that stand on it. */
  private static String turned(String text) {
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
