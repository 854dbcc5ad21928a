package id.payung.platform.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text of two bytes a letter, which Excel calls "Unicode text": with the mark that says so, or without. */
public final class Utf16Text {
  private static final int BYTES_LOOKED_AT = 512;

  private Utf16Text() {}

  /** The charset of a file that begins so, or null when it is no such text. */
  public static @Nullable Charset detect(byte[] head) {
    if (head.length < 2) {
      return null;
    }
    int mark = (head[0] & 0xff) << 8 | head[1] & 0xff;
    return mark == 0xFFFE ? StandardCharsets.UTF_16LE : mark == 0xFEFF ? StandardCharsets.UTF_16BE : withoutMark(head);
  }

  /** Every second byte of plain letters is zero. */
  private static @Nullable Charset withoutMark(byte[] head) {
    int looked = Math.min(head.length, BYTES_LOOKED_AT);
    int[] zeros = new int[2];
    for (int i = 0; i < looked; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] < looked / 4 || looked < 4) {
      return null;
    }
    return zeros[1] > zeros[0] * 4 ? StandardCharsets.UTF_16LE : zeros[0] > zeros[1] * 4 ? StandardCharsets.UTF_16BE
        : null;
  }
}
