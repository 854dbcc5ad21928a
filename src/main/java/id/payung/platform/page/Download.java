package id.payung.platform.page;

import id.payung.platform.sheets.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * A file that was made for this request.
 *
 * @param shown the browser shows it in its own window; otherwise it leaves as an attachment
 */
public record Download(String fileName, String mediaType, byte[] bytes, boolean shown) implements WebResult {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  public Download(String fileName, String mediaType, byte[] bytes) {
    this(fileName, mediaType, bytes, false);
  }

  /** A paper that the browser shows. */
  public static Download pdf(String fileName, byte[] bytes) {
    return new Download(fileName, "application/pdf", bytes, true);
  }

  /** An XLSX workbook, written by {@code content}. */
  public static Download sheet(String fileName, Consumer<SheetWriter> content) {
    var bytes = new ByteArrayOutputStream();
    try (var writer = new SheetWriter(bytes)) {
      content.accept(writer);
    }
    return new Download(fileName, XLSX, bytes.toByteArray());
  }
}
