package id.payung.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as other programs write it, put together from its XML: what our own writer never writes. */
public final class TestWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

  /** Styles by index: general, date, 00, percent, time, date and hour. */
  private final List<String> formats =
      new ArrayList<>(List.of("General", "dd/mm/yyyy", "00", "0%", "h:mm", "d/m/yyyy h:mm"));

  private final List<String> sheets = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private String sharedTexts = "";
  private boolean strict;
  private boolean dates1904;

  /** @param rows XML of the rows, and around {@code sheetData} what stands before or behind it */
  public static TestWorkbook of(String before, String rows, String behind) {
    return new TestWorkbook().and("visible", before, rows, behind);
  }

  public static TestWorkbook of(String rows) {
    return of("", rows, "");
  }

  public TestWorkbook and(String state, String before, String rows, String behind) {
    sheets.add(before + "<sheetData>" + rows + "</sheetData>" + behind);
    states.add(state);
    return this;
  }

  public TestWorkbook withSharedTexts(String items) {
    sharedTexts = items;
    return this;
  }

  /** Styles from 6 on. */
  public TestWorkbook withFormats(String... codes) {
    formats.addAll(List.of(codes));
    return this;
  }

  public TestWorkbook strict() {
    strict = true;
    return this;
  }

  public TestWorkbook dates1904() {
    dates1904 = true;
    return this;
  }

  /** A row of texts, and of cells that are XML already. */
  public static String row(int number, String... cells) {
    return rowWith("", number, cells);
  }

  public static String rowWith(String attributes, int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\" " + attributes + ">");
    for (int i = 0; i < cells.length; i++) {
      String place = String.valueOf((char) ('A' + i)) + number;
      if (cells[i].startsWith("<c")) {
        row.append(cells[i].replaceFirst("<c", "<c r=\"" + place + "\""));
      } else if (!cells[i].isEmpty()) {
        row.append("<c r=\"").append(place).append("\" t=\"inlineStr\"><is><t>").append(escape(cells[i]));
        row.append("</t></is></c>");
      }
    }
    return row.append("</row>").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  public static String number(String value) {
    return "<c><v>" + value + "</v></c>";
  }

  /** @param style index of a format: 1 date, 2 00, 3 percent, 4 time, 5 date and hour */
  public static String number(String value, int style) {
    return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
  }

  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      put(zip, "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
              + "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
              + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      put(zip, "_rels/.rels", relations(relation("1", "officeDocument", "xl/workbook.xml")));
      put(zip, "xl/workbook.xml", workbook());
      put(zip, "xl/_rels/workbook.xml.rels", relations(parts()));
      put(zip, "xl/styles.xml", styles());
      put(zip, "xl/sharedStrings.xml", "<sst xmlns=\"" + main() + "\">" + sharedTexts + "</sst>");
      for (int i = 0; i < sheets.size(); i++) {
        put(zip, "xl/worksheets/sheet" + (i + 1) + ".xml",
            "<worksheet xmlns=\"" + main() + "\">" + sheets.get(i) + "</worksheet>");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String main() {
    return strict ? STRICT_MAIN : MAIN;
  }

  private String workbook() {
    StringBuilder all = new StringBuilder("<workbook xmlns=\"" + main() + "\" xmlns:r=\""
        + (strict ? STRICT_RELATIONS : RELATIONS) + "\"><workbookPr date1904=\"" + dates1904 + "\"/><sheets>");
    for (int i = 0; i < sheets.size(); i++) {
      all.append("<sheet name=\"Lembar " + (i + 1) + "\" sheetId=\"" + (i + 1) + "\" state=\"" + states.get(i)
          + "\" r:id=\"s" + i + "\"/>");
    }
    return all.append("</sheets></workbook>").toString();
  }

  private String parts() {
    StringBuilder all = new StringBuilder(relation("st", "styles", "styles.xml"));
    all.append(relation("ss", "sharedStrings", "sharedStrings.xml"));
    for (int i = 0; i < sheets.size(); i++) {
      all.append(relation("s" + i, "worksheet", "worksheets/sheet" + (i + 1) + ".xml"));
    }
    return all.toString();
  }

  private String relation(String id, String kind, String target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + (strict ? STRICT_RELATIONS : RELATIONS) + "/" + kind
        + "\" Target=\"" + target + "\"/>";
  }

  private static String relations(String all) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
        + "</Relationships>";
  }

  private String styles() {
    StringBuilder codes = new StringBuilder("<numFmts>");
    StringBuilder cells = new StringBuilder("<cellXfs>");
    for (int i = 0; i < formats.size(); i++) {
      codes.append("<numFmt numFmtId=\"" + (200 + i) + "\" formatCode=\"" + escape(formats.get(i)) + "\"/>");
      cells.append("<xf numFmtId=\"" + (i == 0 ? 0 : 200 + i) + "\"/>");
    }
    return "<styleSheet xmlns=\"" + main() + "\">" + codes + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
        + "</cellStyleXfs>" + cells + "</cellXfs></styleSheet>";
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
