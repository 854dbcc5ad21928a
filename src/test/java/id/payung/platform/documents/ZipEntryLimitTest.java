package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.errors.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives whose lists of files are the load, and names that are. */
class ZipEntryLimitTest {
  private static final byte[] CONTENT = {1};

  @TempDir Path folder;

  @Test
  void what_systems_put_there_folders_and_what_stands_in_archives_inside_count_as_entries() throws IOException {
    assertThat(refusalKeyOf(zip(9, i -> "__MACOSX/._" + i, CONTENT), 2)).isEqualTo("documents.zip-many");
    assertThat(refusalKeyOf(zip(9, i -> "folder" + i + "/", new byte[0]), 2)).isEqualTo("documents.zip-many");
    assertThat(refusalKeyOf(zip(8, i -> "__MACOSX/._" + i, CONTENT), 2)).isEmpty();

    byte[] hidden = zip(3, i -> "__MACOSX/._" + i, CONTENT);
    assertThat(refusalKeyOf(zip(3, i -> i + ".zip", hidden), 3)).isEmpty();
    assertThat(refusalKeyOf(zip(4, i -> i + ".zip", hidden), 3)).isEqualTo("documents.zip-many");
    assertThat(refusalKeyOf(zip(2, i -> i + ".zip", zip(7, i -> "__MACOSX/._" + i, CONTENT)), 3))
        .isEqualTo("documents.zip-many");
  }

  @Test
  void a_hundred_names_of_system_files_are_kept_and_the_others_counted() throws IOException {
    ZipExtraction.ZipContents contents = extract(zip(103, i -> "__MACOSX/._" + i, CONTENT), 100, new ArrayList<>());

    assertThat(contents.systemFiles()).hasSize(100);
    assertThat(contents.moreSystemFiles()).isEqualTo(3);
  }

  @Test
  void of_a_name_as_long_as_a_book_the_end_is_kept() throws IOException {
    String letters = "x".repeat(60_000);
    List<String> taken = new ArrayList<>();

    ZipExtraction.ZipContents hidden = extract(zip(1, i -> "__MACOSX/" + letters, CONTENT), 9, taken);
    ZipExtraction.ZipContents left = extract(zip(1, i -> letters + ".rar", CONTENT), 9, taken);
    extract(zip(1, i -> letters + "/surat.pdf", CONTENT), 9, taken);
    extract(zip(1, i -> letters + ".pdf", CONTENT), 9, taken);

    assertThat(hidden.systemFiles().getFirst()).hasSizeLessThanOrEqualTo(1_000);
    assertThat(left.left().getFirst().name()).hasSizeLessThanOrEqualTo(1_000).endsWith("x.rar");
    assertThat(taken).allSatisfy(path -> assertThat(path).hasSizeLessThanOrEqualTo(1_001));
    assertThat(taken.getFirst()).endsWith("x/surat.pdf");
    assertThat(taken.getLast()).endsWith("x.pdf");
  }

  /** What writers of large or streamed archives leave: the list is told in another place, in longer numbers. */
  @Test
  void an_archive_of_the_wide_kind_is_opened_and_its_list_is_measured_where_it_says() throws IOException {
    List<String> taken = new ArrayList<>();

    extract(wide(zip(3, i -> "surat" + i + ".pdf", CONTENT), 0), 9, taken);

    assertThat(taken).containsExactly("/surat0.pdf", "/surat1.pdf", "/surat2.pdf");
    assertThat(refusalKeyOf(wide(zip(3, i -> i + ".pdf", CONTENT), 200 << 20), 9)).isEqualTo("documents.zip-many");
  }

  /** APPNOTE 4.3.14 to 4.3.16. */
  private static byte[] wide(byte[] zip, long moreBytesInList) {
    int end = zip.length - 22;
    ByteBuffer narrow = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer wide = ByteBuffer.allocate(zip.length + 76).order(ByteOrder.LITTLE_ENDIAN).put(zip, 0, end);
    wide.putInt(0x06064B50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0);
    wide.putLong(narrow.getShort(end + 8)).putLong(narrow.getShort(end + 10));
    wide.putLong(narrow.getInt(end + 12) + moreBytesInList).putLong(narrow.getInt(end + 16));
    wide.putInt(0x07064B50).putInt(0).putLong(end).putInt(1);
    wide.putInt(0x06054B50).putShort((short) 0).putShort((short) 0).putShort((short) -1).putShort((short) -1);
    return wide.putInt(-1).putInt(-1).putShort((short) 0).array();
  }

  /** A pattern that repeats a choice calls itself for each, and ends the thread. */
  @Test
  void thousands_of_dots_in_a_name_are_left_out() throws IOException {
    List<String> taken = new ArrayList<>();

    for (String dots : List.of("./", "../", "./../", "/", ".\\", " ./")) {
      extract(zip(1, i -> "a/" + dots.repeat(10_000) + " surat.pdf ", CONTENT), 9, taken);
      extract(zip(1, i -> "a/" + dots.repeat(10_000) + "..", CONTENT), 9, taken);
    }

    assertThat(taken).hasSize(6).containsOnly("a/surat.pdf");
  }

  private ZipExtraction.ZipContents extract(byte[] zip, int files, List<String> taken) throws IOException {
    Path place = Files.write(folder.resolve("sent.zip"), zip);
    return ZipExtraction.extract(place, new ZipExtraction.ZipLimits(files, 1 << 20),
        (where, name, content) -> taken.add(where + "/" + name));
  }

  private String refusalKeyOf(byte[] zip, int files) {
    Refused refused = catchThrowableOfType(Refused.class, () -> extract(zip, files, new ArrayList<>()));
    return refused == null ? "" : refused.key();
  }

  private static byte[] zip(int entries, IntFunction<String> name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry(name.apply(i)));
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
