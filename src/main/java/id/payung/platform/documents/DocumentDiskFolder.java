package id.payung.platform.documents;

import id.payung.platform.crypto.Sha256;
import id.payung.platform.files.DiskSpace;
import id.payung.platform.files.DiskSpaceMeter;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.ids.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files on disk: {@code documents/<regency>/<aa>/<sha256>}, and the smaller forms, which can always be made again,
 * in {@code tmp/variants/}.
 */
@Component
class DocumentDiskFolder {
  private final Path documents;
  private final Path variants;
  private final Path incoming;

  DocumentDiskFolder(@Value("${payung.data:data}") Path data) {
    this.documents = data.resolve("documents");
    // What is in tmp goes into no backup; it lies on the same disk, so that a file moves from there to its place in one
    // step.
    this.variants = data.resolve("tmp/variants");
    this.incoming = data.resolve("tmp/incoming");
  }

  /** A file that has come in whole and is durable, but has no place yet. */
  record ReceivedFile(Path path, String sha256, long size) {
    void discard() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** @throws id.payung.platform.errors.DiskFull when so much will not fit beside what the database needs */
  void requireRoom(long bytes) throws IOException {
    DurableFiles.createPrivateFolder(incoming);
    DiskSpace.requireFree(incoming, bytes);
  }

  /** Writes the stream to disk while it counts and hashes. */
  ReceivedFile receive(InputStream in, DocumentLimits limits) throws IOException {
    DurableFiles.createPrivateFolder(incoming);
    DiskSpace.requireFree(incoming);
    DiskSpaceMeter room = new DiskSpaceMeter(incoming);
    Path file = incoming.resolve(Ids.next().toString());
    MessageDigest digest = Sha256.newDigest();
    long size = 0;
    boolean complete = false;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limits.bytes()) {
          throw limits.tooLargeRefusal();
        }
        room.add(n);
        digest.update(buffer, 0, n);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
    return new ReceivedFile(file, Sha256.hex(digest), size);
  }

  /** Gives it its place, durably, unless the same bytes are there already. */
  void moveIntoFolder(String regency, ReceivedFile file) throws IOException {
    Path place = pathOf(regency, file.sha256());
    Path regencyFolder = documents.resolve(regency);
    Path folder = regencyFolder.resolve(file.sha256().substring(0, 2));
    if (Files.exists(place) && Files.size(place) == file.size()) {
      file.discard();
    } else {
      DurableFiles.createPrivateFolder(folder);
      Files.move(file.path(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    // Also when it was there: whoever put it there may have died before this.
    for (Path changed : List.of(folder, regencyFolder, documents)) {
      DurableFiles.fsync(changed);
    }
  }

  Path pathOf(String regency, String sha256) {
    return documents.resolve(regency).resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  Path pathOf(String regency, String sha256, DocumentVariant variant) {
    return variants.resolve(regency)
        .resolve(sha256.substring(0, 2))
        .resolve(sha256 + "." + variant.name().toLowerCase(Locale.ROOT) + ".jpg");
  }

  /** Writes a smaller form whole or not at all; it need not survive a crash. */
  void writeVariant(Path place, byte[] bytes) throws IOException {
    DurableFiles.createPrivateFolder(Objects.requireNonNull(place.getParent()));
    Path temporary = place.resolveSibling(Ids.next() + ".new");
    Files.write(temporary, bytes);
    Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete(String regency, String sha256) throws IOException {
    Files.deleteIfExists(pathOf(regency, sha256));
    for (DocumentVariant variant : DocumentVariant.values()) {
      if (variant != DocumentVariant.ORIGINAL) {
        Files.deleteIfExists(pathOf(regency, sha256, variant));
      }
    }
  }

  /** Uploads that broke off before this moment. */
  void deleteAbandonedUploadsBefore(Instant moment) throws IOException {
    if (!Files.isDirectory(incoming)) {
      return;
    }
    try (var files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          // It found its place meanwhile.
        }
      }
    }
  }
}
