package id.payung.platform.documents;

import java.util.Locale;
import java.util.Set;

/** Archives by their names and first bytes. */
final class ArchiveFileDetector {
  private static final Set<String> OTHERS = Set.of("rar", "7z", "tar", "gz", "tgz", "bz2", "tbz", "xz", "txz", "zst",
      "zipx", "cab", "iso", "arj", "lzh", "ace");

  /** What the first bytes of an archive say at most. */
  static final int SIGNATURE_BYTES = 8;

  private ArchiveFileDetector() {}

  static boolean isZip(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** Of a kind that is not opened here. */
  static boolean isOtherArchive(String path) {
    return OTHERS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** RAR, 7-Zip, gzip, bzip2, xz, by their signatures. */
  static boolean isOtherArchive(byte[] head) {
    return startsWith(head, 'R', 'a', 'r', '!', 0x1A, 0x07) || startsWith(head, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)
        || startsWith(head, 0x1F, 0x8B) || startsWith(head, 'B', 'Z', 'h')
        || startsWith(head, 0xFD, '7', 'z', 'X', 'Z', 0);
  }

  private static boolean startsWith(byte[] head, int... signature) {
    if (head.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((head[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
