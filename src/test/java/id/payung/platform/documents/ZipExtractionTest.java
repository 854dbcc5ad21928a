package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipExtractionTest {
  @TempDir Path folder;

  @Test
  void files_come_out_with_their_folder_and_nothing_that_systems_hide() throws IOException {
    Path zip = zip(10, "Klaster 1/SK Gugus Tugas.pdf", "foto.jpg", "__MACOSX/._foto.jpg", "Thumbs.db", ".DS_Store",
        "dalam.zip", "../../etc/passwd", "C:\\data\\surat.pdf");

    List<String> taken = new ArrayList<>();
    int count = ZipExtraction.forEachFile(zip, ZipExtraction.ZipLimits.DEFAULT,
        (folderAndName, name, content) -> taken.add(folderAndName + "|" + name + "|" + content.readAllBytes().length));

    assertThat(count).isEqualTo(4);
    assertThat(taken).containsExactly("Klaster 1|SK Gugus Tugas.pdf|10", "|foto.jpg|10", "etc|passwd|10",
        "C:/data|surat.pdf|10");
  }

  @Test
  void more_than_the_limits_is_refused_while_it_comes() throws IOException {
    Path large = zip(5_000_000, "a.pdf");
    assertThat(Files.size(large)).isLessThan(10_000);

    assertRefused("documents.zip-large", large, new ZipExtraction.ZipLimits(10, 1 << 20));
    assertRefused("documents.zip-many", zip(1, "a", "b", "c"), new ZipExtraction.ZipLimits(2, 1 << 20));
    assertThat(ZipExtraction.forEachFile(zip(1, "a", "b"), new ZipExtraction.ZipLimits(2, 1 << 20),
        (folderAndName, name, content) -> {})).isEqualTo(2);
  }

  @Test
  void a_torn_archive_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(zip(5_000, "a.pdf", "b.pdf"));

    assertRefused("documents.archive",
        Files.write(folder.resolve("rar.zip"), "Rar!\u001a\u0007\0...".getBytes(StandardCharsets.ISO_8859_1)),
        ZipExtraction.ZipLimits.DEFAULT);
    assertRefused("documents.zip-torn", Files.write(folder.resolve("torn.zip"), Arrays.copyOf(whole, whole.length / 2)),
        ZipExtraction.ZipLimits.DEFAULT);
  }

  @Test
  void what_systems_put_beside_peoples_files_is_passed_over_and_named() throws IOException {
    List<String> hidden = List.of("DCIM/.thumbnails/1.jpg", "NAS/@eaDir/foto.jpg/SYNOPHOTO_THUMB_M.jpg",
        "Foto/__MACOSX/._a.jpg", "__MACOSX/._b.jpg", "$RECYCLE.BIN/S-1-5/$RAB12.jpg", "Foto/.trashed-17-IMG.jpg",
        "QNAP/.@__thumb/s100foto.jpg", "System Volume Information/a.jpg", "#recycle/a.jpg", "Foto/THUMBS.DB",
        "a/desktop.ini", "a/.DS_Store", "surat/~$x.docx", "win\\.thumbnails\\1.jpg");
    List<String> names = new ArrayList<>(hidden);
    names.addAll(List.of("DCIM/IMG.jpg", "thumbs/foto.jpg", "Foto 1.2/a.jpg"));

    ZipExtraction.ZipContents contents = extract(zip(3, names.toArray(String[]::new)));

    assertThat(contents.files()).isEqualTo(3);
    assertThat(contents.systemFiles()).hasSize(hidden.size())
        .contains("NAS/@eaDir/foto.jpg/SYNOPHOTO_THUMB_M.jpg", "win/.thumbnails/1.jpg");
    assertThat(contents.left()).isEmpty();
  }

  @Test
  void an_archive_inside_is_opened_once_and_what_is_not_opened_is_named() throws IOException {
    byte[] innermost = Files.readAllBytes(zip(5, "c.pdf"));
    byte[] inner = zipOf("b.pdf", new byte[7], "lagi/dalam.zip", innermost, "lama.RAR", new byte[9]);
    byte[] torn = Arrays.copyOf(inner, inner.length / 2);
    byte[] outer = zipOf("a.pdf", new byte[7], "K1/SK.zip", inner, "K2/arsip.7z", new byte[9], "K2/rusak.zip", torn,
        "kosong.pdf", new byte[0]);

    List<String> taken = new ArrayList<>();
    ZipExtraction.ZipContents contents = ZipExtraction.extract(Files.write(folder.resolve("outer.zip"), outer),
        ZipExtraction.ZipLimits.DEFAULT, (where, name, content) -> taken.add(where + "|" + name));

    assertThat(taken).containsExactly("|a.pdf", "K1/SK|b.pdf");
    assertThat(contents.left()).extracting(left -> left.name() + " " + left.why().key())
        .containsExactlyInAnyOrder("K1/SK/lagi/dalam.zip documents.archive-inside",
            "K1/SK/lama.RAR documents.archive-inside", "K2/arsip.7z documents.archive",
            "K2/rusak.zip documents.zip-torn", "kosong.pdf documents.empty");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("inner"));
    }
  }

  @Test
  void an_archive_inside_counts_against_the_limits_of_the_outer_one() throws IOException {
    byte[] inner = zipOf("b", new byte[1], "c", new byte[900_000]);
    Path outer = Files.write(folder.resolve("limits.zip"), zipOf("a", new byte[1], "dalam.zip", inner));

    assertRefused("documents.zip-many", outer, new ZipExtraction.ZipLimits(3, 1 << 20));
    assertRefused("documents.zip-large", outer, new ZipExtraction.ZipLimits(9, 800_000));
    assertThat(ZipExtraction.forEachFile(outer, new ZipExtraction.ZipLimits(4, 1 << 20),
        (where, name, content) -> content.readAllBytes())).isEqualTo(3);
  }

  /** As 7-Zip, Windows and others write them, with one bit or byte changed in the list of files. */
  @Test
  void names_in_old_letters_and_the_wide_form_are_read_and_a_lock_or_an_unknown_way_is_told() throws IOException {
    Path old = Files.createTempFile(folder, "old", ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(old), java.nio.charset.Charset.forName("IBM850"))) {
      zip.putNextEntry(new ZipEntry("Kafé/Laporan é.pdf"));
      zip.write(1);
    }
    List<String> taken = new ArrayList<>();
    ZipExtraction.forEachFile(old, ZipExtraction.ZipLimits.DEFAULT, (where, name, content) -> taken.add(where + name));
    assertThat(taken).containsExactly("KaféLaporan é.pdf");

    byte[] plain = Files.readAllBytes(zip(10, "a.pdf"));
    int entry = indexOf(plain, "PK\1\2");
    byte[] locked = plain.clone();
    locked[entry + 8] |= 1;
    assertRefused("documents.zip-locked", Files.write(folder.resolve("locked.zip"), locked),
        ZipExtraction.ZipLimits.DEFAULT);
    byte[] deflate64 = plain.clone();
    deflate64[entry + 10] = 9;
    assertRefused("documents.zip-method", Files.write(folder.resolve("deflate64.zip"), deflate64),
        ZipExtraction.ZipLimits.DEFAULT);
  }

  @Test
  void a_file_that_is_torn_inside_is_left_and_a_list_of_files_that_fills_the_memory_is_not_opened() throws IOException {
    byte[] whole = zipOf("a.pdf", random(5_000), "b.pdf", random(5_000));
    for (int i = 35; i < 400; i++) {
      whole[i] = (byte) 0xFF;
    }
    List<String> read = new ArrayList<>();
    ZipExtraction.extract(Files.write(folder.resolve("torn-inside.zip"), whole), ZipExtraction.ZipLimits.DEFAULT,
        (where, name, content) -> {
          try {
            content.readAllBytes();
            read.add(name);
          } catch (Refused refused) {
            read.add(refused.key());
          }
        });
    assertThat(read).containsExactly("documents.torn", "b.pdf");

    byte[] list = Files.readAllBytes(zip(10, "a.pdf"));
    int end = indexOf(list, "PK\5\6");
    list[end + 15] = 0x20;
    assertRefused("documents.zip-many", Files.write(folder.resolve("list.zip"), list), ZipExtraction.ZipLimits.DEFAULT);
  }

  @Test
  void the_archives_that_people_sent_come_out_so() throws IOException {
    ZipExtraction.ZipContents phone = extract(TrialFiles.require("Z01-hidden-folders.zip"));
    ZipExtraction.ZipContents nested = extract(TrialFiles.require("Z02-nested-zip.zip"));

    assertThat(phone.files()).isEqualTo(1);
    assertThat(phone.systemFiles()).hasSize(6);
    assertThat(nested.files()).isEqualTo(2);
    assertThat(nested.left()).extracting(ZipExtraction.LeftFile::name).containsExactly("Klaster 2/arsip.rar");
  }

  private ZipExtraction.ZipContents extract(Path zip) throws IOException {
    Path own =
        Files.copy(zip, Files.createTempFile(folder, "own", ".zip"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return ZipExtraction.extract(own, ZipExtraction.ZipLimits.DEFAULT,
        (where, name, content) -> content.readAllBytes());
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new java.util.Random(7).nextBytes(bytes);
    return bytes;
  }

  private static int indexOf(byte[] bytes, String signature) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(signature);
  }

  private static byte[] zipOf(Object... namesAndContents) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(String key, Path zip, ZipExtraction.ZipLimits limits) {
    assertThatThrownBy(
        () -> ZipExtraction.forEachFile(zip, limits, (folderAndName, name, content) -> content.readAllBytes()))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private Path zip(int size, String... names) throws IOException {
    Path file = Files.createTempFile(folder, "zip", ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[size]);
        zip.closeEntry();
      }
    }
    return file;
  }
}
