package id.payung.platform.archive;

import id.payung.platform.crypto.Sha256;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The hash of a whole file but its last 64 bytes, which hold that hash: in a zip they are its comment. So a bit that
 * turned in a header, which no reader looks at, is found as well.
 */
final class HashBeforeTrailerOutputStream extends FilterOutputStream {
  static final int HASH_LENGTH = 64;

  private final MessageDigest digest = Sha256.newDigest();
  private byte[] unhashedTail = new byte[0];

  HashBeforeTrailerOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[]{(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    byte[] all = Arrays.copyOf(unhashedTail, unhashedTail.length + length);
    System.arraycopy(bytes, from, all, unhashedTail.length, length);
    int hashable = Math.max(0, all.length - HASH_LENGTH);
    digest.update(all, 0, hashable);
    unhashedTail = Arrays.copyOfRange(all, hashable, all.length);
  }

  /** The hash of all that was written but the last 64 bytes, in 64 hexadecimal digits. */
  String finishHash() {
    return Sha256.hex(digest);
  }

  /** Whether the file ends with the hash of what comes before. */
  static boolean hasValidTrailingHash(Path file) throws IOException {
    long remaining = Files.size(file) - HASH_LENGTH;
    if (remaining < 0) {
      return false;
    }
    MessageDigest digest = Sha256.newDigest();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] buffer = new byte[1 << 16];
      while (remaining > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
        if (read < 0) {
          return false;
        }
        digest.update(buffer, 0, read);
        remaining -= read;
      }
      String storedHash = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return storedHash.equals(Sha256.hex(digest));
    }
  }
}
