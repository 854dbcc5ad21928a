package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.errors.Refused;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that unpack to more than the heap, read in a process whose heap they would end. */
@Tag("slow")
class SheetBombTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final String ROW = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>";
  private static final String ROW_END = "</t></is></c></row>";

  @TempDir Path folder;

  /** What is written into a part. */
  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private static Content repeated(String before, String unit, int times, String after) {
    return out -> {
      out.write(before);
      for (int i = 0; i < times; i++) {
        out.write(unit);
      }
      out.write(after);
    };
  }

  private static Content numbered(String before, String unit, int times, String after) {
    return out -> {
      out.write(before);
      for (int i = 0; i < times; i++) {
        out.write(unit.replace("#", Integer.toString(i)));
      }
      out.write(after);
    };
  }

  private static Map<String, Content> cells() {
    String letters = "x".repeat(1_000);
    Map<String, Content> bombs = new TreeMap<>();
    bombs.put("cell", repeated(ROW, letters, 80_000, ROW_END));
    bombs.put("cell-of-a-formula",
        repeated("<row r=\"2\"><c r=\"A2\" t=\"str\"><f>A1</f><v>", letters, 80_000, "</v></c></row>"));
    bombs.put("cell-of-many-runs", repeated("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is>",
        "<r><t>" + letters + "</t></r>", 80_000, "</is></c></row>"));
    bombs.put("cell-in-cdata", repeated(ROW + "<![CDATA[", letters, 80_000, "]]>" + ROW_END));
    bombs.put("comment", repeated("<!--", "<<" + letters, 80_000, "-->"));
    bombs.put("instruction", repeated("<?x ", "<" + letters, 80_000, "?>"));
    bombs.put("attribute", repeated("<row r=\"2\"><c r=\"A2\" x=\"", "&gt;" + letters, 80_000, "\"/></row>"));
    bombs.put("row-without-references", repeated("<row r=\"2\">", "<c><v>1</v></c>", 6_000_000, "</row>"));
    bombs.put("depth", repeated("", "<a>", 20_000_000, ""));
    bombs.put("names", numbered("<row r=\"2\">", "<a# b#=\"\"/>", 4_000_000, "</row>"));
    bombs.put("prefixes", numbered("<row r=\"2\">", "<q#:x xmlns:q#=\"u\"/>", 2_000_000, "</row>"));
    bombs.put("formulas", numbered("<row r=\"2\">", "<c r=\"A2\"><f t=\"shared\" ref=\"A2:A3\" si=\"#\">A1+#</f></c>",
        3_000_000, "</row>"));
    bombs.put("cell-with-its-like-inside", repeated(ROW, letters + "<is/>", 80_000, ROW_END));
    bombs.put("empty-rows", repeated("", "<row/>", 5_000_000, ""));
    bombs.put("column-settings", repeated("", "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", 400_000, ""));
    bombs.put("many-long-cells",
        numbered("", "<row r=\"#\"><c r=\"A#\" t=\"inlineStr\"><is><t>" + letters.repeat(30) + ROW_END, 6_000, ""));
    return bombs;
  }

  @Test
  void no_small_file_needs_more_memory_than_an_honest_one() throws Exception {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, Content> bomb : cells().entrySet()) {
      files.add(workbook(bomb.getKey(), bomb.getValue(), repeated("<sst>", "", 0, "</sst>")));
    }
    Content none = repeated("", "", 0, "");
    files.add(workbook("shared-strings", none, repeated("<sst>", "<si><t/></si>", 20_000_000, "</sst>")));
    files.add(workbook("long-shared-strings", none,
        repeated("<sst>", "<si><t>" + "y".repeat(20_000) + "</t></si>", 10_000, "</sst>")));
    files.add(workbook("hidden-by-blanks", repeated("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>", "", 0, ""),
        repeated("<sst>", "", 0, "</sst>"), " ".repeat(9_000)));
    files.add(workbook("letters-of-a-mainframe", repeated(ROW, "x".repeat(1_000), 80_000, ROW_END),
        repeated("<sst>", "", 0, "</sst>"), "", Charset.forName("IBM037")));
    files.add(csv("separator-of-its-own", "sep=|\nNama|Jumlah (Rp)\n", "", "\"\n\"|", 4_900_000));
    files.add(csv("doubled-quotes", "\"", "\"\"\n", 6_000_000));
    files.add(csv("empty-lines", "", "\n", 19_000_000));
    files.add(csv("quotes-that-are-none", "x\";1\n", "\"\n\";a;a;a;a;a;a;", 1_200_000));
    files.add(csv("one-line", "", "x".repeat(64), 320_000));
    files.add(csv("many-cells", "", ";;;;;;;;;;;;;;;;", 1_200_000));
    files.add(csv("open-quote", "\"", "a;b\n", 4_900_000));

    Process process = new ProcessBuilder(command(files)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines()).hasSize(files.size());
    assertThat(said.lines())
        .allSatisfy(line -> assertThat(line).matches("[a-z-]+ sheets\\.refused\\.(bomb|cell|wide|record|torn)"));
  }

  private static List<String> command(List<Path> files) {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
            System.getProperty("java.class.path"), SheetBombTest.class.getName()));
    files.forEach(file -> command.add(file.toString()));
    return command;
  }

  /** The process that reads what it is given, and says of each file why it was refused. */
  public static void main(String[] files) {
    record Line(String name, @Nullable Long amount) {}
    SheetColumn<Line, String> name = SheetColumn.of("Nama", "Name", CellTypes.text(200), Line::name).required();
    SheetColumn<Line, Long> amount = SheetColumn.of("Jumlah (Rp)", "Amount", CellTypes.money(), Line::amount);
    SheetDefinition<Line> lines =
        SheetDefinition.of("Uji", row -> new Line(row.require(name), row.get(amount)), name, amount);
    for (String file : files) {
      String outcome;
      try {
        outcome = "read: " + lines.read(Path.of(file)).lines().size();
      } catch (Refused refused) {
        outcome = refused.key();
      }
      System.out.println(Path.of(file).getFileName().toString().replaceFirst("\\..*", "") + " " + outcome);
    }
  }

  private Path csv(String name, String before, String unit, int times) throws IOException {
    return csv(name, "Nama;Jumlah (Rp)\n", before, unit, times);
  }

  private Path csv(String name, String headings, String before, String unit, int times) throws IOException {
    Path file = folder.resolve(name + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      repeated(headings + before, unit, times, "").writeTo(out);
    }
    assertThat(Files.size(file)).isLessThan(SheetLimits.DEFAULT.bytes() + 1);
    return file;
  }

  private Path workbook(String name, Content rows, Content strings) throws IOException {
    return workbook(name, rows, strings, "");
  }

  private Path workbook(String name, Content rows, Content strings, String before) throws IOException {
    return workbook(name, rows, strings, before, StandardCharsets.UTF_8);
  }

  private Path workbook(String name, Content rows, Content strings, String before, Charset sheetLetters)
      throws IOException {
    Path file = folder.resolve(name + ".xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(1);
      put(zip, "[Content_Types].xml", out -> out.write("<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
          + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/"
          + STRINGS + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
          + "\"/></Types>"));
      put(zip, "xl/workbook.xml",
          out -> out.write("<workbook xmlns:r=\"http://schemas.openxmlformats.org/"
              + "officeDocument/2006/relationships\"><sheets><sheet name=\"Uji\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
              + "</workbook>"));
      put(zip, "xl/_rels/workbook.xml.rels", out -> out.write("<Relationships><Relationship Id=\"rId1\" Type=\"x\" "
          + "Target=\"worksheets/sheet1.xml\"/></Relationships>"));
      put(zip, STRINGS, strings);
      put(zip, SHEET, sheetLetters, out -> {
        String declared = sheetLetters.equals(StandardCharsets.UTF_8) ? ""
            : "<?xml version=\"1.0\" encoding=\"" + sheetLetters.name() + "\"?>";
        out.write(before + declared
            + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nama</t></is></c></row>");
        rows.writeTo(out);
        out.write("</sheetData></worksheet>");
      });
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, Content content) throws IOException {
    put(zip, name, StandardCharsets.UTF_8, content);
  }

  private static void put(ZipOutputStream zip, String name, Charset letters, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Writer out = new BufferedWriter(new OutputStreamWriter(zip, letters), 1 << 16);
    content.writeTo(out);
    out.flush();
    zip.closeEntry();
  }
}
