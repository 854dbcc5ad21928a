package id.payung.platform.archive;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Hkdf;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.files.NonClosingOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts what an archive holds (AES-256-GCM in segments, each entry bound to its name), so that a stick or a disk
 * elsewhere tells nothing of a child. The key comes from the key that wraps this one backup's keysets, which only the
 * printed recovery key opens, and {@link ArchiveAuthenticationKey} for the nightly trial on the same machine.
 */
final class ArchiveContentCipher {
  private static final byte[] PURPOSE = "payung archive content 1".getBytes(StandardCharsets.US_ASCII);
  private static final String HKDF = "HmacSha256";
  private static final int KEY_BYTES = 32;

  /** Bytes that are held while one entry is read or written. */
  private static final int SEGMENT_BYTES = 1 << 16;

  private final StreamingAead cipher;

  ArchiveContentCipher(RecoveryKey wrappingKey) throws GeneralSecurityException {
    byte[] text = wrappingKey.format().getBytes(StandardCharsets.US_ASCII);
    byte[] key = Hkdf.computeHkdf(HKDF, text, new byte[0], PURPOSE, KEY_BYTES);
    this.cipher = new AesGcmHkdfStreaming(key, HKDF, KEY_BYTES, SEGMENT_BYTES, 0);
  }

  /** What is written comes encrypted to {@code target}, the last of it when this is closed; the target stays open. */
  OutputStream encryptTo(OutputStream target, String entry) throws IOException, GeneralSecurityException {
    return new BufferedOutputStream(
        cipher.newEncryptingStream(new NonClosingOutputStream(target), entry.getBytes(StandardCharsets.UTF_8)),
        SEGMENT_BYTES);
  }

  /** @throws IOException when read, if the content is not what was written for this entry with this key */
  InputStream decrypt(InputStream sealed, String entry) throws IOException {
    try {
      return new BufferedInputStream(cipher.newDecryptingStream(sealed, entry.getBytes(StandardCharsets.UTF_8)),
          SEGMENT_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
