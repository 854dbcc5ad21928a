package id.payung.platform.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Text that the paper's fonts can print: without emoji and signs that nobody sees; letters of scripts that no font here
 * has become boxes, and the page says so.
 */
final class PrintableText {
  private static final String BOX = "\u25A1";
  private static final int LAST_POINT = 0x1FFFF;

  /** Of all fonts of {@code paper.css} that text falls back to. */
  private static final List<String> FONTS = List.of("plus-jakarta-sans-regular", "dejavu-sans", "noto-sans-buginese");

  /** Joiners, marks of direction, variants of signs, keycaps, tags. A soft hyphen is for the renderer. */
  private static final Pattern UNSEEN = Pattern
      .compile("[\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20E3\uFE00-\uFE0F\uFEFF\\x{E0000}-\\x{E0FFF}]");

  /** Lontara writes the vowel E behind its letter and draws it before it. */
  private static final Pattern LONTARA_E = Pattern.compile("([\u1A00-\u1A16][\u1A17\u1A18\u1A1A\u1A1B]*)\u1A19");

  private static final class Coverage {
    static final BitSet POINTS = read();

    private static BitSet read() {
      BitSet points = new BitSet(LAST_POINT);
      for (String font : FONTS) {
        try (InputStream in = PdfRenderer.openClassPathFile("fonts/" + font + ".ttf");
            TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
          CmapLookup glyphs = read.getUnicodeCmapLookup();
          for (int point = 0; point <= LAST_POINT; point++) {
            if (glyphs.getGlyphId(point) != 0) {
              points.set(point);
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return points;
    }
  }

  private boolean incomplete;

  private PrintableText() {}

  /**
   * @param note said at the end when letters could not be printed
   */
  static void prepare(Document document, String note) {
    PrintableText text = new PrintableText();
    Node body = document.getElementsByTagNameNS("*", "body").item(0);
    Node root = body == null ? document.getDocumentElement() : body;
    text.prepareBelow(root);
    if (text.incomplete && !note.isEmpty()) {
      Element said = document.createElementNS(root.getNamespaceURI(), "p");
      said.setAttribute("class", "small muted");
      said.setTextContent(note);
      root.appendChild(said);
    }
  }

  private void prepareBelow(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text text && !isPlain(text.getData())) {
        text.setData(printable(text.getData()));
      } else {
        prepareBelow(child);
      }
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(letter -> letter < 0x180);
  }

  private String printable(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC); // the renderer puts no mark on a letter
    String drawn = LONTARA_E.matcher(composed).replaceAll("\u1A19$1");
    drawn.codePoints().forEach(point -> {
      String sign = Character.toString(point);
      if (isEmoji(point) || UNSEEN.matcher(sign).matches() && point != 0x200D) {
        return;
      }
      if (point == 0x200D || Character.isWhitespace(point) || Coverage.POINTS.get(point)) {
        printed.append(sign);
      } else if (printed.isEmpty() || !printed.toString().endsWith(BOX)) {
        printed.append(BOX);
        incomplete = true;
      }
    });
    return withoutJoiners(printed.toString());
  }

  private static boolean isEmoji(int point) {
    boolean pictograph = Character.isEmojiPresentation(point) || Character.isExtendedPictographic(point)
        || Character.isEmojiModifier(point) || point >= 0x1F1E6 && point <= 0x1F1FF;
    return pictograph && (point > 0xFFFF || !Coverage.POINTS.get(point));
  }

  /** A joiner is for Arabic letters, and done with when they have their forms. */
  private static String withoutJoiners(String text) {
    return text.indexOf('\u200D') < 0 ? text : ArabicLetters.shape(text).replace("\u200D", "");
  }
}
