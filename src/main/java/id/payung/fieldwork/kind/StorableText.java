package id.payung.fieldwork.kind;

/** Text as PostgreSQL can keep it. */
public final class StorableText {
  private StorableText() {}

  /** Removes what PostgreSQL cannot store: NUL and unpaired surrogates. Everything else stays as it was written. */
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
