package id.payung.platform.postgres;

import id.payung.platform.files.DurableFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords kept one a file, readable by their owner only (folder 0700, file 0600). */
final class PasswordFiles {
  private static final int BYTES = 24;

  private final Path folder;

  public PasswordFiles(Path folder) {
    this.folder = folder;
  }

  /** The secret of that name; made on first use, the same ever after. */
  public String getOrCreate(String name) {
    Path file = fileOf(name);
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path fileOf(String name) {
    return folder.resolve(name);
  }

  /** On the disk before it is used: a server whose password was lost with the power opens to nobody. */
  private void write(Path file, String secret) throws IOException {
    DurableFiles.createPrivateFolder(folder);
    DurableFiles.writePrivateFile(file, secret.getBytes(StandardCharsets.US_ASCII));
  }
}
