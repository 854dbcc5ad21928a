package id.payung.platform.documents.pdf;

/** Names as they stand in a file (ISO 32000-2, 7.3.5): one may be written in many ways to hide it. */
final class PdfNameObject {
  private PdfNameObject() {}

  /**
   * @param text with its slash
   * @return without it, {@code #61} decoded
   */
  static String decode(String text) {
    if (text.indexOf('#') < 0) {
      return text.substring(1);
    }
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '#' && i + 2 < text.length()) {
        int high = Math.max(0, Character.digit(text.charAt(i + 1), 16));
        int low = Math.max(0, Character.digit(text.charAt(i + 2), 16));
        decoded.append((char) (high * 16 + low));
        i += 2;
      } else {
        decoded.append(text.charAt(i));
      }
    }
    return decoded.toString();
  }
}
