package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the names in the bytes of a PDF as they come, in whatever way they are written ({@code /J#61vaScript}), and
 * remembers those that do something. A name counts only where an object goes on behind it, so that "HTML/JavaScript" in
 * a title is a title.
 */
final class PdfNameScanner {
  private static final int MAX_NAME_LENGTH = 40;

  /** ISO 32000-2, 12.6.4 (actions), 7.11 (files inside), 12.7.8 (XFA), 13 (films and sounds). */
  private static final Set<String> ACTIVE_NAMES = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR",
      "GoToE", "Rendition", "RichMedia", "Movie", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "XFA");

  private final StringBuilder name = new StringBuilder(MAX_NAME_LENGTH);
  private final Consumer<String> nameListener;
  private boolean inName;
  private int escape;
  private int escaped;
  private String pendingName = "";
  private boolean active;
  private boolean encrypted;

  PdfNameScanner() {
    this(ignored -> {});
  }

  PdfNameScanner(Consumer<String> nameListener) {
    this.nameListener = nameListener;
  }

  void scanByte(byte b) {
    if (inName) {
      if (!endsName(b)) {
        appendNameByte(b);
        return;
      }
      completeName();
    }
    if (b == '/') {
      checkFollowingByte(b);
      inName = true;
      name.setLength(0);
      escape = 0;
    } else if (!isSpace(b)) {
      checkFollowingByte(b);
    }
  }

  /** No more bytes follow. */
  void endInput() {
    if (inName) {
      completeName();
    }
  }

  private void appendNameByte(byte b) {
    if (escape > 0) {
      escaped = escaped * 16 + Math.max(0, Character.digit(b, 16));
      if (--escape == 0) {
        appendCharacter((char) (escaped & 0xff));
      }
    } else if (b == '#') {
      escape = 2;
      escaped = 0;
    } else {
      appendCharacter((char) (b & 0xff));
    }
  }

  private void appendCharacter(char letter) {
    if (name.length() < MAX_NAME_LENGTH) {
      name.append(letter);
    }
  }

  private void completeName() {
    inName = false;
    String whole = name.toString();
    nameListener.accept(whole);
    pendingName = ACTIVE_NAMES.contains(whole) || whole.equals("Encrypt") ? whole : "";
  }

  /** What comes behind a name that does something: its value, the next name, the end of its dictionary. */
  private void checkFollowingByte(byte b) {
    if (!pendingName.isEmpty()) {
      boolean objectFollows =
          b == '/' || b == '<' || b == '>' || b == '[' || b == ']' || b == '%' || b >= '0' && b <= '9';
      encrypted |= objectFollows && pendingName.equals("Encrypt");
      active |= objectFollows && !pendingName.equals("Encrypt");
      pendingName = "";
    }
  }

  /**
   * @throws Refused when something was found
   */
  void requireInactive() {
    if (encrypted) {
      throw new Refused("documents.pdf-locked");
    }
    if (active) {
      throw new Refused("documents.pdf-active");
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
  }

  private static boolean endsName(byte b) {
    return isSpace(b) || b == '/' || b == '<' || b == '>' || b == '[' || b == ']' || b == '(' || b == ')' || b == '{'
        || b == '}' || b == '%';
  }
}
