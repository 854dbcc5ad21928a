package id.payung.fieldwork.kind;

/** Text as PostgreSQL can keep it. */
public final class StorableText {
  private StorableText() {}

  /** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. Everything else stays as it was written. */
  public static String of(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(point -> {
      if (point >= 0xD800 && point <= 0xDFFF) {
        kept.append('\uFFFD');
      } else if (point != 0) {
        kept.appendCodePoint(point);
      }
    });
    return kept.toString();
  }
}
