package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the names in the bytes of a PDF as they come, in whatever way they are written ({@code /J#61vaScript}), and
 * remembers those that do something. A name counts only where an object goes on behind it, so that "HTML/JavaScript" in
 * a title is a title.
 */
final class PdfNames {
  private static final int LONGEST = 40;

  /** ISO 32000-2, 12.6.4 (actions), 7.11 (files inside), 12.7.8 (XFA), 13 (films and sounds). */
  private static final Set<String> ACTIVE = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE",
      "Rendition", "RichMedia", "Movie", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "XFA");

  private final StringBuilder name = new StringBuilder(LONGEST);
  private final Consumer<String> each;
  private boolean inName;
  private int escape;
  private int escaped;
  private String waiting = "";
  private boolean active;
  private boolean locked;

  PdfNames() {
    this(ignored -> {});
  }

  PdfNames(Consumer<String> each) {
    this.each = each;
  }

  void take(byte b) {
    if (inName) {
      if (!isEnd(b)) {
        letter(b);
        return;
      }
      finish();
    }
    if (b == '/') {
      follow(b);
      inName = true;
      name.setLength(0);
      escape = 0;
    } else if (!isSpace(b)) {
      follow(b);
    }
  }

  /** No more bytes follow. */
  void end() {
    if (inName) {
      finish();
    }
  }

  private void letter(byte b) {
    if (escape > 0) {
      escaped = escaped * 16 + Math.max(0, Character.digit(b, 16));
      if (--escape == 0) {
        append((char) (escaped & 0xff));
      }
    } else if (b == '#') {
      escape = 2;
      escaped = 0;
    } else {
      append((char) (b & 0xff));
    }
  }

  private void append(char letter) {
    if (name.length() < LONGEST) {
      name.append(letter);
    }
  }

  private void finish() {
    inName = false;
    String whole = name.toString();
    each.accept(whole);
    waiting = ACTIVE.contains(whole) || whole.equals("Encrypt") ? whole : "";
  }

  /** What comes behind a name that does something: its value, the next name, the end of its dictionary. */
  private void follow(byte b) {
    if (!waiting.isEmpty()) {
      boolean goesOn = b == '/' || b == '<' || b == '>' || b == '[' || b == ']' || b == '%' || b >= '0' && b <= '9';
      locked |= goesOn && waiting.equals("Encrypt");
      active |= goesOn && !waiting.equals("Encrypt");
      waiting = "";
    }
  }

  /**
   * @throws Refused when something was found
   */
  void judge() {
    if (locked) {
      throw new Refused("documents.pdf-locked");
    }
    if (active) {
      throw new Refused("documents.pdf-active");
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
  }

  private static boolean isEnd(byte b) {
    return isSpace(b) || b == '/' || b == '<' || b == '>' || b == '[' || b == ']' || b == '(' || b == ')' || b == '{'
        || b == '}' || b == '%';
  }
}
