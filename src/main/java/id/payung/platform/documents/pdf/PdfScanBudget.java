package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;

/**
 * What may be spent on looking through one PDF, all of it together. A stream can be said to begin at every seventh byte
 * and reaches to the end of the file, so that bounds on single streams let a small file be read thousands of times.
 */
final class PdfScanBudget {
  /** What a byte costs that is read as tokens; one that is only unpacked costs one. */
  static final int TOKEN_BYTE = 16;

  /** Taking up a stream: what unpacks it has to be set up. */
  static final int STREAM = 4_096;

  /** Taking up packed objects: the places of those in it are marked. */
  static final int PACKED_OBJECTS = 16_384;

  private static final long UNPACKED_BYTES = 1L << 30;

  /** Twice what it takes to read the file itself once as tokens. */
  private static final int PER_BYTE_OF_FILE = 2 * TOKEN_BYTE;

  /** A hundred pages in colour at 300 points an inch that are not packed as photos; to unpack is quickly done. */
  private static final long PICTURE_BYTES = 3L << 30;

  private long remaining;

  PdfScanBudget(long steps) {
    this.remaining = steps;
  }

  static PdfScanBudget ofFile(long bytes) {
    return new PdfScanBudget(UNPACKED_BYTES + bytes * PER_BYTE_OF_FILE);
  }

  /** For the pictures alone, which are unpacked and not read. */
  static PdfScanBudget ofPictures() {
    return new PdfScanBudget(PICTURE_BYTES);
  }

  /**
   * @throws Refused {@code documents.pdf-heavy} when nothing is left
   */
  void spend(long steps) {
    remaining -= steps;
    if (remaining < 0) {
      throw new Refused("documents.pdf-heavy");
    }
  }

  long remaining() {
    return remaining;
  }
}
