package id.payung.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kept file, or a smaller form of it, ready to be read.
 *
 * @param entityTag changes whenever the bytes do
 */
public record ReadableDocument(Path path, MediaKind kind, String entityTag) {
  public InputStream openStream() {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
