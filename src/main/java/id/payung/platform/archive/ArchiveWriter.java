package id.payung.platform.archive;

import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.crypto.Sha256;
import id.payung.platform.files.NonClosingOutputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive, its content encrypted ({@link ArchiveContentCipher}), beside its final name and puts it there,
 * whole and on the disk, at {@link #finish}.
 */
final class ArchiveWriter implements AutoCloseable {
  static final String CHECKSUMS_ENTRY = "SHA256SUMS";

  /** Code over the sums, by {@link ArchiveAuthenticationKey}. */
  static final String AUTHENTICATION_ENTRY = "SHA256SUMS.hmac";

  private final Path file;
  private final Path partialFile;
  private final FileOutputStream fileStream;
  private final HashBeforeTrailerOutputStream wholeFileHash;
  private final ZipOutputStream zip;
  private final StringBuilder checksums = new StringBuilder();
  private final ArchiveContentCipher cipher;
  private long files;

  interface EntryContent {
    void writeTo(OutputStream entry) throws Exception;
  }

  /** @param wrappingKey fresh for this archive; {@link BackupCreation} seals it for those who may read */
  ArchiveWriter(Path file, RecoveryKey wrappingKey) throws IOException, GeneralSecurityException {
    this.cipher = new ArchiveContentCipher(wrappingKey);
    this.file = file.toAbsolutePath();
    this.partialFile = this.file.resolveSibling(this.file.getFileName() + ".part");
    Files.deleteIfExists(partialFile);
    Files.createFile(partialFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.fileStream = new FileOutputStream(partialFile.toFile());
    this.wholeFileHash = new HashBeforeTrailerOutputStream(fileStream);
    this.zip = new ZipOutputStream(new BufferedOutputStream(wholeFileHash, 1 << 16), StandardCharsets.UTF_8);
    // kept free for the hash of the whole, which is known last
    zip.setComment("0".repeat(HashBeforeTrailerOutputStream.HASH_LENGTH));
  }

  /**
   * Rows, and what tells of them: compressed, then encrypted.
   *
   * @return bytes before both
   */
  long addRows(String name, EntryContent content) throws Exception {
    long[] bytes = new long[1];
    write(name, out -> {
      try (OutputStream encrypted = cipher.encryptTo(out, name); var compressed = new CountingGzipStream(encrypted)) {
        content.writeTo(compressed);
        compressed.finish();
        bytes[0] = compressed.bytesTaken();
      }
    });
    return bytes[0];
  }

  /**
   * A file of the data folder. Photos and papers are compressed already. Its entry has a number: a path tells the hash
   * of what it holds, and stands inside.
   */
  void addFile(String path, EntryContent content) throws Exception {
    String name = ArchivedDataFolder.ENTRY_PREFIX + "%08d".formatted(files + 1);
    write(name, out -> {
      try (var encrypted = new DataOutputStream(cipher.encryptTo(out, name))) {
        encrypted.writeUTF(path);
        content.writeTo(encrypted);
      }
    });
    files++;
  }

  /** What anybody may read, or is sealed in its own way. */
  void addClear(String name, byte[] content) throws Exception {
    write(name, out -> out.write(content));
  }

  /** Adds the sums and what authenticates them, and gives the archive its name. */
  void finish(ArchiveAuthenticationKey key) throws IOException {
    byte[] sums = checksums.toString().getBytes(StandardCharsets.UTF_8);
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    putEntry(CHECKSUMS_ENTRY, sums);
    putEntry(AUTHENTICATION_ENTRY, key.authenticate(sums).getBytes(StandardCharsets.US_ASCII));
    zip.finish();
    zip.flush();
    fileStream.getChannel().position(fileStream.getChannel().size() - HashBeforeTrailerOutputStream.HASH_LENGTH);
    fileStream.write(wholeFileHash.finishHash().getBytes(StandardCharsets.US_ASCII));
    fileStream.getFD().sync();
    fileStream.close();
    Files.move(partialFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Leaves nothing behind when {@link #finish} was not reached. */
  @Override
  public void close() throws IOException {
    fileStream.close();
    Files.deleteIfExists(partialFile);
  }

  private void putEntry(String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private void write(String name, EntryContent content) throws Exception {
    zip.setLevel(Deflater.NO_COMPRESSION);
    zip.putNextEntry(new ZipEntry(name));
    var hashing = new DigestOutputStream(new NonClosingOutputStream(zip), Sha256.newDigest());
    content.writeTo(hashing);
    hashing.flush();
    zip.closeEntry();
    checksums.append(Sha256.hex(hashing.getMessageDigest())).append("  ").append(name).append('\n');
  }

  /** Tells how much it compressed. */
  private static final class CountingGzipStream extends GZIPOutputStream {
    CountingGzipStream(OutputStream out) throws IOException {
      super(out, 1 << 16);
    }

    long bytesTaken() {
      return def.getBytesRead();
    }
  }
}
