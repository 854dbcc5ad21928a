package id.payung.fieldwork.declared;

import java.security.SecureRandom;

/** Numbers of receipts of 40 bits, so that no counter is needed: CK-73.24-2026-4K7Q2MXA. */
final class ReceiptCode {
  /** Without letters that are taken for a number when somebody reads them out (Crockford). */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 8;
  private static final int BITS_OF_A_LETTER = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ReceiptCode() {}

  /** From the last 40 of these bits. */
  static String of(String series, long bits) {
    StringBuilder code = new StringBuilder(series).append('-');
    for (int letter = LENGTH - 1; letter >= 0; letter--) {
      code.append(LETTERS.charAt((int) (bits >> letter * BITS_OF_A_LETTER) & 31));
    }
    return code.toString();
  }

  /** For one whose own was taken by another record. */
  static String random(String series) {
    return of(series, RANDOM.nextLong());
  }
}
