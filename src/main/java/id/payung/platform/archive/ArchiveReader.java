package id.payung.platform.archive;

import id.payung.platform.postgres.StartRefused;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive, and refuses one that is not exactly what was written. */
final class ArchiveReader implements AutoCloseable {
  static final String MANIFEST = "manifest.json";

  private final Path file;
  private final ZipFile zip;

  private ArchiveReader(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * @throws StartRefused when it is no whole archive
   */
  static ArchiveReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StartRefused("Berkas tidak ada / no such file: " + file);
    }
    try {
      return new ArchiveReader(file, new ZipFile(file.toFile(), StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      throw damaged("berkas terpotong atau bukan cadangan / cut short or no backup: " + e.getMessage());
    }
  }

  /**
   * Reads every entry and compares its hash; nothing is written.
   *
   * @throws StartRefused naming the first entry that is missing, added or changed
   */
  Manifest verify() {
    Map<String, String> sums = sums();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !name.equals(ArchiveWriter.SUMS) && !sums.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw damaged("tidak terdaftar / not listed: " + name);
        });
    for (Map.Entry<String, String> sum : sums.entrySet()) {
      if (!hash(sum.getKey()).equals(sum.getValue())) {
        throw damaged("isi berubah / content changed: " + sum.getKey());
      }
    }
    Manifest manifest = manifest();
    for (Manifest.TableContent table : manifest.tables()) {
      if (!sums.containsKey(table.entry())) {
        throw damaged("tidak ada / missing: " + table.entry());
      }
    }
    long files = files().size();
    if (files != manifest.files()) {
      throw damaged("berkas / files: %d ≠ %d".formatted(files, manifest.files()));
    }
    refuseChangedHeaders();
    return manifest;
  }

  private void refuseChangedHeaders() {
    try {
      if (!WholeHash.holds(file)) {
        throw damaged("jumlah seluruh berkas / hash of the whole file");
      }
    } catch (IOException e) {
      throw damaged(e.getMessage());
    }
  }

  /** The names of all files of the data folder, as entries. */
  List<String> files() {
    return zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(DataFiles.PREFIX)).toList();
  }

  InputStream entry(String name) throws IOException {
    @Nullable ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged("tidak ada / missing: " + name);
    }
    return zip.getInputStream(entry);
  }

  byte[] bytes(String name) {
    try (InputStream content = entry(name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw damaged(name + ": " + e.getMessage());
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

  private Manifest manifest() {
    try {
      Manifest manifest = JsonMapper.builder().build().readValue(bytes(MANIFEST), Manifest.class);
      if (manifest.format() > Manifest.FORMAT) {
        throw new StartRefused(
            "Cadangan ini dibuat oleh Payung yang lebih baru. / This backup was made by a newer Payung.");
      }
      return manifest;
    } catch (JacksonException e) {
      throw damaged(MANIFEST);
    }
  }

  private Map<String, String> sums() {
    Map<String, String> sums = new LinkedHashMap<>();
    for (String line : new String(bytes(ArchiveWriter.SUMS), StandardCharsets.UTF_8).split("\n")) {
      int gap = line.indexOf("  ");
      if (gap != 64) {
        throw damaged(ArchiveWriter.SUMS);
      }
      sums.put(line.substring(gap + 2), line.substring(0, gap));
    }
    return sums;
  }

  private String hash(String name) {
    try (var hashing = new DigestInputStream(entry(name), MessageDigest.getInstance("SHA-256"))) {
      hashing.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(hashing.getMessageDigest().digest());
    } catch (IOException e) {
      throw damaged(name + ": " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StartRefused damaged(@Nullable String reason) {
    return new StartRefused(
        "Cadangan rusak, tidak ada yang diubah. / The backup is damaged; nothing was touched.\n  " + reason);
  }
}
