package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that were made to harm, and sheets that were harmed. */
class SheetAttackTest {
  private static final String SECRET = "rahasia-di-berkas-server";

  record Line(String name, @Nullable Long amount, @Nullable LocalDate from, @Nullable BigDecimal volume) {}

  private static final SheetColumn<Line, String> NAME =
      SheetColumn.of("Nama", "Name", CellTypes.text(200), Line::name).required();
  private static final SheetColumn<Line, Long> AMOUNT =
      SheetColumn.of("Jumlah (Rp)", "Amount", CellTypes.money(), Line::amount);
  private static final SheetColumn<Line, LocalDate> FROM =
      SheetColumn.of("Mulai", "Start", CellTypes.date(), Line::from);
  private static final SheetColumn<Line, BigDecimal> VOLUME =
      SheetColumn.of("Volume", "Volume", CellTypes.decimal(), Line::volume);
  private static final SheetDefinition<Line> LINES = SheetDefinition.of("Uji",
      row -> new Line(row.require(NAME), row.get(AMOUNT), row.get(FROM), row.get(VOLUME)), NAME, AMOUNT, FROM, VOLUME);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1E999999999", "1E-999999999", "-1E999999999", "9E2000000000", "1e5000"})
  void a_number_of_a_billion_digits_is_a_broken_cell_and_no_gigabyte(String number) throws IOException {
    for (String column : List.of("B", "C", "D")) {
      Path file = sheet("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Satu</t></is></c><c r=\"" + column + "2\"><v>"
          + number + "</v></c></row>");

      SheetPreview<Line> preview = assertTimeoutPreemptively(Patience.LONGEST, () -> LINES.read(file));

      assertThat(preview.countInvalidRows()).isEqualTo(1);
      assertThat(preview.findings()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#N/A", "#NAME?", "#SPILL!", "#DIV/0!"})
  void a_formula_that_came_to_nothing_is_no_title(String error) throws IOException {
    Path sheet = sheet("<row r=\"2\"><c r=\"A2\" t=\"str\"><f>VLOOKUP(1,Z1,1)</f><v>" + error + "</v></c></row>");
    Path csv = Files.writeString(folder.resolve("rumus.csv"), "Nama;Jumlah (Rp)\n" + error + ";5\n");

    for (Path file : List.of(sheet, csv)) {
      assertThat(LINES.read(file).findings()).as(file.toString())
          .extracting(SheetFinding::key)
          .contains("sheets.cell.broken");
    }
  }

  @Test
  void what_a_person_sees_is_read() throws IOException {
    Path sheet = sheet("<row r=\"2\"><c r=\"A2\"><v>4.0999999999999996</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Satu_x000D_\nbaris</t></is></c></row>");

    assertThat(LINES.read(sheet).values()).extracting(Line::name).containsExactly("4.1", "Satu\nbaris");
  }

  @Test
  void commas_inside_the_cells_do_not_make_a_comma_the_separator() throws IOException {
    Path csv = Files.writeString(folder.resolve("koma.csv"), """
        Nama;Jumlah (Rp)
        Rapat, sosialisasi, evaluasi, tindak lanjut;5
        Pelatihan kader, guru, bidan;7
        """);

    assertThat(LINES.read(csv).values()).extracting(Line::amount).containsExactly(5L, 7L);
  }

  @Test
  void no_sheet_reads_a_file_of_the_server_wherever_its_declaration_hides() throws IOException {
    Path secret = Files.writeString(folder.resolve("rahasia.txt"), SECRET);
    String declaration = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
    String laughs = "<!DOCTYPE worksheet [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(5_000) + "\"><!ENTITY c \""
        + "&b;".repeat(5_000) + "\">]>";
    String far = "<!--" + "x".repeat(20_000) + "-->";
    String cell = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>";
    for (String prolog : List.of(declaration, far + declaration, far + laughs)) {
      Path file = sheetWith("xl/worksheets/sheet1.xml",
          worksheet(prolog, prolog.contains("&a;") ? cell.replace("&x;", "&c;") : cell));
      assertTimeoutPreemptively(Patience.LONGEST, () -> isHarmless(file));
    }
    // a part that is called otherwise is XML all the same
    Path renamed = folder.resolve("lain.xlsx");
    Map<String, byte[]> parts = parts(plain());
    parts.remove("xl/worksheets/sheet1.xml");
    parts.put("xl/worksheets/sheet1.bin", worksheet(declaration, cell).getBytes(StandardCharsets.UTF_8));
    parts.replaceAll((name, bytes) -> new String(bytes, StandardCharsets.UTF_8).replace("sheet1.xml", "sheet1.bin")
        .getBytes(StandardCharsets.UTF_8));
    Files.write(renamed, zip(parts));
    isHarmless(renamed);
  }

  private void isHarmless(Path file) {
    try {
      SheetPreview<Line> preview = LINES.read(file);
      assertThat(preview.lines().toString() + preview.findings()).doesNotContain(SECRET).hasSizeLessThan(100_000);
    } catch (Refused refused) {
      assertThat(refused.key()).startsWith("sheets.refused.");
    }
  }

  @Test
  void a_sheet_torn_or_changed_at_any_place_is_read_or_refused_in_words() throws IOException {
    byte[] whole = plain();
    Random random = new Random(20261121);
    for (int i = 0; i < 300; i++) {
      byte[] hurt = i % 2 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int n = random.nextInt(6); n > 0 && i % 2 == 1; n--) {
        hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("luka" + i + ".xlsx"), hurt);
      try {
        LINES.read(file);
      } catch (Refused refused) {
        assertThat(new Messages().text(Messages.INDONESIAN, refused.key(), refused.args()))
            .as("seed 20261121, round " + i)
            .doesNotContain("⟦");
      }
    }
  }

  @Test
  void the_xml_inside_torn_at_any_place_is_read_or_refused_in_words() throws IOException {
    String whole = worksheet("",
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Satu</t></is></c><c r=\"B2\"><v>5</v></c></row>");
    for (int i = 0; i < whole.length(); i += 7) {
      Path file = sheetWith("xl/worksheets/sheet1.xml", whole.substring(0, i));
      try {
        LINES.read(file);
      } catch (Refused refused) {
        assertThat(refused.key()).startsWith("sheets.refused.");
      }
    }
    for (String cell : List.of("<c r=\"A2\" t=\"s\"><v>99</v></c>", "<c r=\"A2\" t=\"s\"><v>x</v></c>",
        "<c r=\"A2\"><v>zwei</v></c>", "<c r=\"ZZZZZZ2\"><v>1</v></c>", "<c r=\"\"><v>1</v></c>",
        "<c t=\"b\" r=\"A2\"><v>9</v></c>", "<c r=\"A2\" s=\"999\"><v>1</v></c>",
        "<c r=\"A2\" t=\"alien\"><v>1</v></c>", "<c r=\"A99999999999\"><v>1</v></c>")) {
      Path file = sheet("<row r=\"2\">" + cell + "</row>");
      try {
        LINES.read(file);
      } catch (Refused refused) {
        assertThat(refused.key()).as(cell).startsWith("sheets.refused.");
      }
    }
  }

  @Test
  void a_cell_far_out_on_the_right_costs_no_gigabytes() throws IOException {
    for (String cell : List.of("<c r=\"ZZZZZZ2\"><v>1</v></c>", "<c  r = 'ZZZZZ2'><v>1</v></c>",
        "<c r=\"&#90;ZZZZZ2\"><v>1</v></c>",
        "<x:c xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" r=\"XFD2\"/>")) {
      Path file = sheet("<row r=\"2\">" + cell + "</row>");

      assertThatThrownBy(() -> LINES.read(file)).isInstanceOfSatisfying(Refused.class,
          e -> assertThat(e.key()).isEqualTo("sheets.refused.wide"));
    }
  }

  @Test
  void what_leaves_in_a_sheet_is_never_a_formula() throws IOException {
    for (String name : List.of("=1+1", "+62812", "-2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://evil.example\")", "＝1+1", "\n=1")) {
      var out = new ByteArrayOutputStream();
      LINES.writeRows(java.util.stream.Stream.of(new Line(name, null, null, null)), out, SheetDefinitionTest.WORDS,
          List.of());

      String inside = new String(parts(out.toByteArray()).get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
      assertThat(inside).doesNotContain("<f>", "<f ").contains("inlineStr");
    }
  }

  // ---- making sheets

  private byte[] plain() throws IOException {
    var out = new ByteArrayOutputStream();
    LINES.writeRows(java.util.stream.Stream.of(new Line("Satu", 5L, LocalDate.of(2026, 1, 2), BigDecimal.ONE)), out,
        SheetDefinitionTest.WORDS, List.of());
    return out.toByteArray();
  }

  private Path sheet(String rows) throws IOException {
    return sheetWith("xl/worksheets/sheet1.xml", worksheet("", rows));
  }

  private static String worksheet(String prolog, String rows) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prolog
        + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
        + "<c r=\"A1\" t=\"inlineStr\"><is><t>Nama</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Jumlah "
        + "(Rp)</t></is></c>" + "<c r=\"C1\" t=\"inlineStr\"><is><t>Mulai</t></is></c><c r=\"D1\" "
        + "t=\"inlineStr\"><is><t>Volume</t></is></c></row>" + rows + "</sheetData></worksheet>";
  }

  private Path sheetWith(String name, String content) throws IOException {
    Map<String, byte[]> parts = parts(plain());
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
    return Files.write(Files.createTempFile(folder, "serang", ".xlsx"), zip(parts));
  }

  private Map<String, byte[]> parts(byte[] xlsx) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "bagian", ".xlsx"), xlsx);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
