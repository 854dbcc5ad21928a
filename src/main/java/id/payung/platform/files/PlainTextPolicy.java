package id.payung.platform.files;

/**
 * Whether a text may have been typed. A soft line break of Word (VT), the end that DOS writes (SUB) and a hyphen copied
 * from a PDF are control characters too; a program has NUL, and many of the others.
 */
public final class PlainTextPolicy {
  private static final int FEW = 2;
  private static final int ONE_IN = 50;

  private PlainTextPolicy() {}

  public static boolean isTyped(String text) {
    long controls = text.chars().filter(sign -> sign < ' ' && "\t\n\r\f".indexOf(sign) < 0).count();
    return text.indexOf('\0') < 0 && controls <= FEW + text.length() / ONE_IN;
  }
}
