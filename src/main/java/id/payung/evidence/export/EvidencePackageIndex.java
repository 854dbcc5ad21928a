package id.payung.evidence.export;

import id.payung.platform.web.Ui;
import java.util.List;

/** The index inside a part: as a page whose links open the files beside it, and as plain text. */
final class EvidencePackageIndex {
  private EvidencePackageIndex() {}

  static String renderHtml(Ui ui, String evaluation, String block, List<EvidencePackageEntry> files) {
    StringBuilder rows = new StringBuilder();
    for (EvidencePackageEntry file : files) {
      rows.append("<tr><td><a href=\"")
          .append(file.name())
          .append("\">")
          .append(file.name())
          .append("</a></td><td>")
          .append(escapeHtml(file.question()))
          .append("</td><td>")
          .append(escapeHtml(file.slot()))
          .append("</td><td>")
          .append(escapeHtml(file.title()))
          .append("</td><td>")
          .append(escapeHtml(file.number()))
          .append("</td><td>")
          .append(escapeHtml(file.day()))
          .append("</td><td>")
          .append(escapeHtml(file.pages()))
          .append("</td><td>")
          .append(escapeHtml(file.proves()))
          .append("</td></tr>\n");
    }
    String title = escapeHtml(ui.t("evidence.export.index.of", evaluation, block));
    return """
        <!doctype html>
        <html lang="id"><head><meta charset="utf-8"><title>%s</title>
        <style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}\
        td,th{border:1px solid #999;padding:.4em;text-align:left;vertical-align:top}</style></head>
        <body><h1>%s</h1><p>%s</p><table><thead><tr>\
        <th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>
        %s</tbody></table></body></html>
        """.formatted(title, title, escapeHtml(ui.regencyName()), ui.t("evidence.field.file"),
        ui.t("evidence.field.question"), ui.t("evidence.field.slot"), ui.t("evidence.field.title"),
        ui.t("evidence.field.number"), ui.t("evidence.field.date"), ui.t("evidence.field.pages"),
        ui.t("evidence.field.proves"), rows);
  }

  /** With the line ends and the mark at the beginning that Notepad wants. */
  static String renderText(Ui ui, String evaluation, String block, List<EvidencePackageEntry> files) {
    StringBuilder text = new StringBuilder("\uFEFF").append(ui.t("evidence.export.index.of", evaluation, block))
        .append("\r\n")
        .append(ui.regencyName())
        .append("\r\n\r\n");
    for (EvidencePackageEntry file : files) {
      text.append(file.name())
          .append('\t')
          .append(file.question())
          .append(' ')
          .append(file.slot())
          .append('\t')
          .append(collapseWhitespace(file.title()))
          .append("\r\n");
    }
    return text.toString();
  }

  private static String collapseWhitespace(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String escapeHtml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
