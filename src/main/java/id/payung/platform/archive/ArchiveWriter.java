package id.payung.platform.archive;

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
  static final String SUMS = "SHA256SUMS";

  private final Path file;
  private final Path part;
  private final FileOutputStream disk;
  private final WholeHash whole;
  private final ZipOutputStream zip;
  private final StringBuilder sums = new StringBuilder();

  interface Content {
    void writeTo(OutputStream entry) throws Exception;
  }

  ArchiveWriter(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.disk = new FileOutputStream(part.toFile());
    this.whole = new WholeHash(disk);
    this.zip = new ZipOutputStream(new BufferedOutputStream(whole, 1 << 16), StandardCharsets.UTF_8);
    // kept free for the hash of the whole, which is known last
    zip.setComment("0".repeat(WholeHash.LENGTH));
  }

  /** An entry that is worth compressing. */
  void packed(String name, Content content) throws Exception {
    write(name, Deflater.DEFAULT_COMPRESSION, content);
  }

  /** An entry that is compressed already, like a photo. */
  void plain(String name, Content content) throws Exception {
    write(name, Deflater.NO_COMPRESSION, content);
  }

  /** Adds the sums and gives the archive its name. */
  void finish() throws IOException {
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    zip.putNextEntry(new ZipEntry(SUMS));
    zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
    disk.getChannel().position(disk.getChannel().size() - WholeHash.LENGTH);
    disk.write(whole.hash().getBytes(StandardCharsets.US_ASCII));
    disk.getFD().sync();
    disk.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Leaves nothing behind when {@link #finish} was not reached. */
  @Override
  public void close() throws IOException {
    disk.close();
    Files.deleteIfExists(part);
  }

  private void write(String name, int level, Content content) throws Exception {
    zip.setLevel(level);
    zip.putNextEntry(new ZipEntry(name));
    var hashing = new DigestOutputStream(new Uncloseable(zip), MessageDigest.getInstance("SHA-256"));
    content.writeTo(hashing);
    hashing.flush();
    zip.closeEntry();
    sums.append(HexFormat.of().formatHex(hashing.getMessageDigest().digest())).append("  ").append(name).append('\n');
  }

  /** Some writers close what they write to; the archive goes on. */
  private static final class Uncloseable extends java.io.FilterOutputStream {
    Uncloseable(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
