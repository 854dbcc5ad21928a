package id.payung.platform.archive;

import id.payung.platform.archive.ArchivedDataFolder.ArchivedFile;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.crypto.Sha256;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an archive, and refuses one that is not exactly what was written. Since format 3 the content is encrypted: it
 * is compared as it lies there, and read after {@link #unlock}.
 */
final class ArchiveReader implements AutoCloseable {
  static final String MANIFEST_ENTRY = "manifest.json";

  /** Encrypted; {@link #MANIFEST_ENTRY} tells the format alone then. */
  static final String WHOLE_MANIFEST_ENTRY = "manifest.sealed";

  private static final Set<String> UNLISTED_ENTRIES =
      Set.of(ArchiveWriter.CHECKSUMS_ENTRY, ArchiveWriter.AUTHENTICATION_ENTRY);

  private final Path file;
  private final ZipFile zip;
  private @Nullable ArchiveContentCipher cipher;

  private ArchiveReader(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * @throws CommandRefused when it is no whole archive
   */
  static ArchiveReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandRefused("Berkas tidak ada / no such file: " + file);
    }
    try {
      return new ArchiveReader(file, new ZipFile(file.toFile(), StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      throw damagedArchive("berkas terpotong atau bukan cadangan / cut short or no backup: " + e.getMessage());
    }
  }

  /**
   * Reads every entry and compares its hash; nothing is written, and no key is needed.
   *
   * @throws CommandRefused naming the first entry that is missing, added or changed
   */
  void requireIntact() {
    Map<String, String> checksums = readChecksums();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !UNLISTED_ENTRIES.contains(name) && !checksums.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw damagedArchive("tidak terdaftar / not listed: " + name);
        });
    for (Map.Entry<String, String> checksum : checksums.entrySet()) {
      if (!hashEntry(checksum.getKey()).equals(checksum.getValue())) {
        throw damagedArchive("isi berubah / content changed: " + checksum.getKey());
      }
    }
    readPublicManifest();
    requireIntactHeaders();
  }

  boolean isEncrypted() {
    return readPublicManifest().isEncrypted();
  }

  /** From now on the content can be read. Nothing is to be unlocked in an archive of before format 3. */
  void unlock(RecoveryKey wrappingKey) throws GeneralSecurityException {
    if (isEncrypted()) {
      cipher = new ArchiveContentCipher(wrappingKey);
    }
  }

  /**
   * What the archive says about itself.
   *
   * @throws CommandRefused when it names a table that is not there, or another number of files
   */
  ArchiveManifest readManifest() {
    ArchiveManifest manifest = readPublicManifest();
    if (manifest.isEncrypted()) {
      manifest = parseManifest(WHOLE_MANIFEST_ENTRY);
    }
    for (ArchiveManifest.ArchivedTable table : manifest.tables()) {
      if (zip.getEntry(table.entry()) == null) {
        throw damagedArchive("tidak ada / missing: " + table.entry());
      }
    }
    long files = listFileEntries().size();
    if (files != manifest.files()) {
      throw damagedArchive("berkas / files: %d ≠ %d".formatted(files, manifest.files()));
    }
    return manifest;
  }

  /**
   * Whether the installation of this key made it. Archives of before the code was there cannot say.
   *
   * @return false for an archive of that time
   * @throws CommandRefused when the code is not of this key, or was left out: somebody else has written or changed it
   */
  boolean isAuthenticatedBy(ArchiveAuthenticationKey key) {
    boolean coded = zip.getEntry(ArchiveWriter.AUTHENTICATION_ENTRY) != null;
    if (!coded && !readPublicManifest().isOfCodedTime()) {
      return false;
    }
    if (!coded
        || !key.verifies(readClear(ArchiveWriter.CHECKSUMS_ENTRY), readClear(ArchiveWriter.AUTHENTICATION_ENTRY))) {
      throw new CommandRefused("Cadangan ini tidak dibuat oleh pemasangan dengan kunci pemulihan ini, atau isinya "
          + "dipalsukan; tidak ada yang diubah. / This backup was not made by the installation of this recovery key, "
          + "or its content was forged; nothing was touched.");
    }
    return true;
  }

  private void requireIntactHeaders() {
    try {
      if (!HashBeforeTrailerOutputStream.hasValidTrailingHash(file)) {
        throw damagedArchive("jumlah seluruh berkas / hash of the whole file");
      }
    } catch (IOException e) {
      throw damagedArchive(e.getMessage());
    }
  }

  /** The names of all files of the data folder, as entries. */
  List<String> listFileEntries() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(ArchivedDataFolder.ENTRY_PREFIX))
        .toList();
  }

  /** Bytes of a table's rows as text. */
  long sizeOf(ArchiveManifest.ArchivedTable table) {
    @Nullable Long said = table.bytes();
    if (said != null) {
      return said;
    }
    @Nullable ZipEntry entry = zip.getEntry(table.entry());
    return entry == null ? 0 : Math.max(0, entry.getSize());
  }

  /** Rows of a table, or the manifest, decrypted and unpacked. */
  InputStream openRows(String name) throws IOException {
    @Nullable ArchiveContentCipher content = cipher;
    InputStream entry = openEntry(name);
    return content == null ? entry : new GZIPInputStream(content.decrypt(entry, name), 1 << 16);
  }

  /** A file of the data folder, decrypted. */
  ArchivedFile openFile(String name) throws IOException {
    @Nullable ArchiveContentCipher content = cipher;
    if (content == null) {
      return new ArchivedFile(name.substring(ArchivedDataFolder.ENTRY_PREFIX.length()), openEntry(name));
    }
    var decrypted = new DataInputStream(content.decrypt(openEntry(name), name));
    return new ArchivedFile(decrypted.readUTF(), decrypted);
  }

  /** An entry as it lies in the archive. */
  byte[] readClear(String name) {
    try (InputStream content = openEntry(name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw damagedArchive(name + ": " + e.getMessage());
    }
  }

  private InputStream openEntry(String name) throws IOException {
    @Nullable ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damagedArchive("tidak ada / missing: " + name);
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ArchiveManifest readPublicManifest() {
    ArchiveManifest manifest = parseManifest(MANIFEST_ENTRY);
    if (manifest.format() > ArchiveManifest.CURRENT_FORMAT) {
      throw new CommandRefused(
          "Cadangan ini dibuat oleh Payung yang lebih baru. / This backup was made by a newer Payung.");
    }
    return manifest;
  }

  private ArchiveManifest parseManifest(String entry) {
    try (InputStream content = entry.equals(MANIFEST_ENTRY) ? openEntry(entry) : openRows(entry)) {
      return JsonMapper.builder().build().readValue(content, ArchiveManifest.class);
    } catch (IOException | JacksonException e) {
      throw damagedArchive(entry);
    }
  }

  private Map<String, String> readChecksums() {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (String line : new String(readClear(ArchiveWriter.CHECKSUMS_ENTRY), StandardCharsets.UTF_8).split("\n")) {
      int separator = line.indexOf("  ");
      if (separator != 64) {
        throw damagedArchive(ArchiveWriter.CHECKSUMS_ENTRY);
      }
      checksums.put(line.substring(separator + 2), line.substring(0, separator));
    }
    return checksums;
  }

  private String hashEntry(String name) {
    try (var hashing = new DigestInputStream(openEntry(name), Sha256.newDigest())) {
      hashing.transferTo(OutputStream.nullOutputStream());
      return Sha256.hex(hashing.getMessageDigest());
    } catch (IOException e) {
      throw damagedArchive(name + ": " + e.getMessage());
    }
  }

  private static CommandRefused damagedArchive(@Nullable String reason) {
    return new CommandRefused(
        "Cadangan rusak, tidak ada yang diubah. / The backup is damaged; nothing was touched.\n  " + reason);
  }
}
