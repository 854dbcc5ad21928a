package id.payung.platform.i18n;

/** How long a text is to the database, and to who reads it: a letter that Java keeps in two places is one. */
public final class TextLength {
  private TextLength() {}

  public static int of(String text) {
    return text.codePointCount(0, text.length());
  }
}
