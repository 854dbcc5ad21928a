package id.payung.platform.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of keysets: one Tink keyset a file, readable by the owner only (0600 in a 0700 folder). A keyset is
 * durable on disk before anything is encrypted with it, since a lost key is lost data.
 */
final class KeyFolder {
  private static final String FILE_SUFFIX = ".keyset.json";
  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads the keyset, or makes it at the first start. */
  KeysetHandle loadOrCreate(String name, Parameters parameters) {
    try {
      Path file = folder.resolve(name + FILE_SUFFIX);
      if (!Files.exists(file)) {
        KeysetHandle newKeyset = KeysetHandle.generateNew(parameters);
        writeKeyset(name, TinkJsonProtoKeysetFormat.serializeKeyset(newKeyset, InsecureSecretKeyAccess.get()));
      }
      return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    } catch (IOException e) {
      throw new UncheckedIOException("the keyset " + name + " cannot be read or written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keyset " + name + " is damaged", e);
    }
  }

  /** All keysets by name, in order of name. */
  SortedMap<String, String> readAll() {
    SortedMap<String, String> all = new TreeMap<>();
    try (var files = Files.newDirectoryStream(folder, "*" + FILE_SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        all.put(name.substring(0, name.length() - FILE_SUFFIX.length()), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the keys cannot be read", e);
    }
    return all;
  }

  boolean isEmpty() {
    return !Files.isDirectory(folder) || readAll().isEmpty();
  }

  void writeKeyset(String name, String keyset) throws IOException {
    createFolder();
    Path temporary = folder.resolve(name + ".new");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary);
    restrictToOwner(temporary, "rw-------");
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(keyset.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Path file = folder.resolve(name + FILE_SUFFIX);
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file);
    }
    DurableFiles.fsync(folder);
  }

  private void createFolder() throws IOException {
    DurableFiles.createPrivateFolder(folder);
    restrictToOwner(folder, "rwx------");
  }

  private static void restrictToOwner(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
