package id.payung.platform.page;

import id.payung.platform.sheets.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** A file that was made for this request and leaves as an attachment. */
public record Download(String fileName, String mediaType, byte[] bytes) implements WebResult {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** An XLSX workbook, written by {@code content}. */
  public static Download sheet(String fileName, Consumer<SheetWriter> content) {
    var bytes = new ByteArrayOutputStream();
    try (var writer = new SheetWriter(bytes)) {
      content.accept(writer);
    }
    return new Download(fileName, XLSX, bytes.toByteArray());
  }
}
