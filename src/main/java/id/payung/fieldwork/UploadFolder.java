package id.payung.fieldwork;

import id.payung.platform.crypto.Sha256;
import id.payung.platform.files.DiskSpace;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files on their way, {@code <data>/uploads/<regency>/<id>.part}. The length of a file is how much of it is here. */
@Component
class UploadFolder {
  private final Path folder;

  UploadFolder(@Value("${payung.data:data}") Path data) {
    this.folder = data.resolve("uploads");
  }

  Path path(String regency, UUID id) {
    return folder.resolve(regency).resolve(id + ".part");
  }

  long length(String regency, UUID id) {
    try {
      Path file = path(regency, id);
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends a whole piece, or nothing of it. */
  void append(String regency, UUID id, long offset, byte[] piece) {
    Path file = path(regency, id);
    try {
      Path folder = Objects.requireNonNull(file.getParent());
      DurableFiles.createPrivateFolder(folder);
      DiskSpace.requireFree(folder);
      try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(piece);
        try {
          long at = offset;
          while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
          }
        } catch (IOException e) {
          truncateTo(channel, offset, e);
          throw e;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void truncateTo(FileChannel channel, long offset, IOException why) {
    try {
      channel.truncate(offset);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** The SHA-256 of a file that is wholly here, after it is safe on the disk. */
  String syncAndHash(String regency, UUID id) {
    try (FileChannel channel = FileChannel.open(path(regency, id), StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (InputStream in = Files.newInputStream(path(regency, id))) {
      MessageDigest digest = Sha256.newDigest();
      byte[] buffer = new byte[64 * 1024];
      for (int read; (read = in.read(buffer)) > 0;) {
        digest.update(buffer, 0, read);
      }
      return Sha256.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pieces that no phone has added to since then, by the id of their upload. */
  List<UUID> listUntouchedSince(String regency, Instant moment) {
    Path home = folder.resolve(regency);
    List<UUID> found = new ArrayList<>();
    if (!Files.isDirectory(home)) {
      return found;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(home, "*.part")) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(moment)) {
          found.add(UUID.fromString(part.getFileName().toString().replace(".part", "")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  void delete(String regency, UUID id) {
    try {
      Files.deleteIfExists(path(regency, id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
