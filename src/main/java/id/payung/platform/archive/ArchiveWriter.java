package id.payung.platform.archive;

import id.payung.platform.files.NonClosingOutputStream;
import java.io.BufferedOutputStream;
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
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive beside its final name and puts it there, whole and on the disk, at {@link #finish}. */
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

  interface EntryContent {
    void writeTo(OutputStream entry) throws Exception;
  }

  ArchiveWriter(Path file) throws IOException {
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

  /** An entry that is worth compressing. */
  void addCompressed(String name, EntryContent content) throws Exception {
    write(name, Deflater.DEFAULT_COMPRESSION, content);
  }

  /** An entry that is compressed already, like a photo. */
  void addUncompressed(String name, EntryContent content) throws Exception {
    write(name, Deflater.NO_COMPRESSION, content);
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

  private void write(String name, int level, EntryContent content) throws Exception {
    zip.setLevel(level);
    zip.putNextEntry(new ZipEntry(name));
    var hashing = new DigestOutputStream(new NonClosingOutputStream(zip), MessageDigest.getInstance("SHA-256"));
    content.writeTo(hashing);
    hashing.flush();
    zip.closeEntry();
    checksums.append(HexFormat.of().formatHex(hashing.getMessageDigest().digest()))
        .append("  ")
        .append(name)
        .append('\n');
  }
}
