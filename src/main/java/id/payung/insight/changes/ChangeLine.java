package id.payung.insight.changes;

import id.payung.platform.changes.ChangeKind;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.web.Ui;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change as pages show it.
 *
 * @param path of the record's page, below the regency
 * @param title a message key stands for its words
 * @param detail likewise
 * @param picture null where there is none, or none for this reader
 */
public record ChangeLine(ChangeKind kind, Instant at, String path, String title, String detail, @Nullable LocalDate day,
    @Nullable FileThumbnail picture) {

  static ChangeLine of(ChangeKind kind, ChangeRow row, @Nullable FileThumbnail picture) {
    return new ChangeLine(kind, row.at(), row.path(), row.title() == null ? "" : row.title(),
        row.detail() == null ? "" : row.detail().strip(), row.day(), picture);
  }

  /** What it is called; of one that has no name, its kind. */
  public String titleIn(Ui ui) {
    return title.isBlank() ? ui.t(kind.label()) : ui.told(title);
  }

  /** The day that it is about, else that of the change; village or office. */
  public String beside(Ui ui) {
    String about = ui.shortDate(day == null ? LocalDate.ofInstant(at, ui.zone()) : day);
    return detail.isEmpty() ? about : about + " · " + ui.told(detail);
  }
}
