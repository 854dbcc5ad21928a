package id.payung.platform.archive;

import id.payung.platform.command.CommandRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive, and refuses one that is not exactly what was written. */
final class ArchiveReader implements AutoCloseable {
  static final String MANIFEST_ENTRY = "manifest.json";

  private static final Set<String> UNLISTED_ENTRIES =
      Set.of(ArchiveWriter.CHECKSUMS_ENTRY, ArchiveWriter.AUTHENTICATION_ENTRY);

  private final Path file;
  private final ZipFile zip;

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
   * Reads every entry and compares its hash; nothing is written.
   *
   * @throws CommandRefused naming the first entry that is missing, added or changed
   */
  ArchiveManifest requireIntact() {
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
    ArchiveManifest manifest = readManifest();
    for (ArchiveManifest.ArchivedTable table : manifest.tables()) {
      if (!checksums.containsKey(table.entry())) {
        throw damagedArchive("tidak ada / missing: " + table.entry());
      }
    }
    long files = listFileEntries().size();
    if (files != manifest.files()) {
      throw damagedArchive("berkas / files: %d ≠ %d".formatted(files, manifest.files()));
    }
    requireIntactHeaders();
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
    if (!coded && !readManifest().isOfCodedTime()) {
      return false;
    }
    if (!coded
        || !key.verifies(readEntry(ArchiveWriter.CHECKSUMS_ENTRY), readEntry(ArchiveWriter.AUTHENTICATION_ENTRY))) {
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

  /** Bytes of an entry when it is unpacked. */
  long sizeOf(String name) {
    @Nullable ZipEntry entry = zip.getEntry(name);
    return entry == null ? 0 : Math.max(0, entry.getSize());
  }

  InputStream openEntry(String name) throws IOException {
    @Nullable ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damagedArchive("tidak ada / missing: " + name);
    }
    return zip.getInputStream(entry);
  }

  byte[] readEntry(String name) {
    try (InputStream content = openEntry(name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw damagedArchive(name + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ArchiveManifest readManifest() {
    try {
      ArchiveManifest manifest =
          JsonMapper.builder().build().readValue(readEntry(MANIFEST_ENTRY), ArchiveManifest.class);
      if (manifest.format() > ArchiveManifest.CURRENT_FORMAT) {
        throw new CommandRefused(
            "Cadangan ini dibuat oleh Payung yang lebih baru. / This backup was made by a newer Payung.");
      }
      return manifest;
    } catch (JacksonException e) {
      throw damagedArchive(MANIFEST_ENTRY);
    }
  }

  private Map<String, String> readChecksums() {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (String line : new String(readEntry(ArchiveWriter.CHECKSUMS_ENTRY), StandardCharsets.UTF_8).split("\n")) {
      int separator = line.indexOf("  ");
      if (separator != 64) {
        throw damagedArchive(ArchiveWriter.CHECKSUMS_ENTRY);
      }
      checksums.put(line.substring(separator + 2), line.substring(0, separator));
    }
    return checksums;
  }

  private String hashEntry(String name) {
    try (var hashing = new DigestInputStream(openEntry(name), MessageDigest.getInstance("SHA-256"))) {
      hashing.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(hashing.getMessageDigest().digest());
    } catch (IOException e) {
      throw damagedArchive(name + ": " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CommandRefused damagedArchive(@Nullable String reason) {
    return new CommandRefused(
        "Cadangan rusak, tidak ada yang diubah. / The backup is damaged; nothing was touched.\n  " + reason);
  }
}
