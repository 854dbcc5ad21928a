package id.payung.evidence.export;

import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Ui;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The index: of a part as a page whose links open the files beside it and as plain text, of a package as a sheet. */
final class EvidencePackageIndex {
  /** Fields of an entry in their order, with their width in the sheet. */
  private static final Map<String, Integer> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("evidence.field.file", 50);
    COLUMNS.put("evidence.field.question", 10);
    COLUMNS.put("evidence.field.slot", 40);
    COLUMNS.put("evidence.field.title", 44);
    COLUMNS.put("evidence.field.number", 18);
    COLUMNS.put("evidence.field.date", 18);
    COLUMNS.put("evidence.field.pages", 12);
    COLUMNS.put("evidence.field.proves", 50);
  }

  private EvidencePackageIndex() {}

  /** @param part the ZIP that it lies in */
  static String renderHtml(Ui ui, String evaluation, String block, String part, List<EvidencePackageIndexEntry> files) {
    String head =
        COLUMNS.keySet().stream().map(key -> "<th>" + escapeHtml(ui.t(key)) + "</th>").collect(Collectors.joining());
    String title = escapeHtml(ui.t("evidence.export.index.of", evaluation, block));
    return """
        <!doctype html>
        <html lang="id"><head><meta charset="utf-8"><title>%s</title>
        <style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}\
        td,th{border:1px solid #999;padding:.4em;text-align:left;vertical-align:top}</style></head>
        <body><h1>%s</h1><p>%s</p><table><thead><tr>%s</tr></thead><tbody>
        %s</tbody></table></body></html>
        """.formatted(title, title, escapeHtml(ui.regencyName()), head,
        files.stream().map(file -> renderRow(ui, part, file)).collect(Collectors.joining()));
  }

  private static String renderRow(Ui ui, String part, EvidencePackageIndexEntry file) {
    String name = escapeHtml(file.name());
    String cell = file.isIn(part) ? "<a href=\"" + name + "\">" + name + "</a>"
        : escapeHtml(ui.t("evidence.export.elsewhere", file.name(), file.part()));
    return "<tr><td>" + cell + "</td>"
        + file.fields()
            .stream()
            .skip(1)
            .map(value -> "<td>" + escapeHtml(value) + "</td>")
            .collect(Collectors.joining())
        + "</tr>\n";
  }

  /** With the line ends and the mark at the beginning that Notepad wants. */
  static String renderText(Ui ui, String evaluation, String block, String part, List<EvidencePackageIndexEntry> files) {
    return "\uFEFF" + ui.t("evidence.export.index.of", evaluation, block) + "\r\n" + ui.regencyName() + "\r\n\r\n"
        + files.stream()
            .map(file -> (file.isIn(part) ? file.name() : ui.t("evidence.export.elsewhere", file.name(), file.part()))
                + "\t" + oneLine(file.question() + " " + file.slot()) + "\t" + oneLine(file.title()) + "\r\n")
            .collect(Collectors.joining());
  }

  /** All parts, and what stays out. */
  static void writeSheet(Path to, Ui ui, String evaluation, List<EvidencePackageZip> made, EvidencePackagePlan plan)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(to); SheetWriter sheet = new SheetWriter(out)) {
      List<SheetWriter.Heading> headings = new ArrayList<>(List.of(heading(ui, "evidence.export.part", 18)));
      COLUMNS.forEach((key, width) -> headings.add(heading(ui, key, width)));
      sheet.beginSheet(ui.t("evidence.export.index"),
          List.of(
              ui.t("evidence.export.index.note", evaluation, made.stream().mapToInt(EvidencePackageZip::files).sum(),
                  made.stream().mapToInt(part -> part.entries().size()).sum())),
          headings);
      for (EvidencePackageZip part : made) {
        for (EvidencePackageIndexEntry file : part.entries()) {
          sheet.addRow(
              Stream.concat(Stream.of(file.isIn(part.name()) ? part.name() : file.part()), file.fields().stream())
                  .toList());
        }
      }
      sheet.beginSheet(ui.t("evidence.export.out"), List.of(),
          List.of(heading(ui, "evidence.field.question", 10), heading(ui, "evidence.field.slot", 40),
              heading(ui, "evidence.field.title", 44), heading(ui, "evidence.field.why", 60)));
      for (EvidencePackagePlan.ExcludedFile left : plan.excluded()) {
        sheet.addRow(List.of(left.question().code(), left.question().slotName(left.use().slot()), left.use().title(),
            ui.t(left.reason())));
      }
    }
  }

  private static SheetWriter.Heading heading(Ui ui, String key, int width) {
    return new SheetWriter.Heading(ui.t(key), width);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String escapeHtml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
