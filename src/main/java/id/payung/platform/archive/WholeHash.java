package id.payung.platform.archive;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The hash of a whole file but its last 64 bytes, which hold that hash: in a zip they are its comment. So a bit that
 * turned in a header, which no reader looks at, is found as well.
 */
final class WholeHash extends FilterOutputStream {
  static final int LENGTH = 64;

  private final MessageDigest digest = sha256();
  private byte[] held = new byte[0];

  WholeHash(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[]{(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    byte[] all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, from, all, held.length, length);
    int ready = Math.max(0, all.length - LENGTH);
    digest.update(all, 0, ready);
    held = Arrays.copyOfRange(all, ready, all.length);
  }

  /** The hash of all that was written but the last 64 bytes, in 64 hexadecimal digits. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether the file ends with the hash of what comes before. */
  static boolean holds(Path file) throws IOException {
    long left = Files.size(file) - LENGTH;
    if (left < 0) {
      return false;
    }
    MessageDigest digest = sha256();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] buffer = new byte[1 << 16];
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          return false;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      String said = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return said.equals(HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
