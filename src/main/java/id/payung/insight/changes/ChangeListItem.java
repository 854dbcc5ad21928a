package id.payung.insight.changes;

import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangedRecord;
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
 * @param day that it is about, or null
 * @param dayOfPaper whether that day stands on a paper, and is not one on which something was held
 * @param picture null where there is none, or none for this reader
 */
public record ChangeListItem(ChangeKind kind, Instant at, String path, String title, String detail,
    @Nullable LocalDate day, boolean dayOfPaper, @Nullable FileThumbnail picture) {

  static ChangeListItem of(ChangedRecord record, ChangeRow row, @Nullable FileThumbnail picture) {
    return new ChangeListItem(record.kind(), row.at(), row.path(), row.title() == null ? "" : row.title(),
        row.detail() == null ? "" : row.detail().strip(), row.day(), record.isDayOfPaper(), picture);
  }

  /** What it is called; of one that has no name, its kind. */
  public String titleIn(Ui ui) {
    return title.isBlank() ? ui.t(kind.label()) : ui.told(title);
  }

  /** The day of the change, and the one that it is about where that is another; village or office. */
  public String beside(Ui ui) {
    String days = daysIn(ui, LocalDate.ofInstant(at, ui.zone()));
    return detail.isEmpty() ? days : days + " · " + ui.told(detail);
  }

  private String daysIn(Ui ui, LocalDate changed) {
    return day == null || day.equals(changed) ? ui.shortDate(changed)
        : ui.t(dayOfPaper ? "insight.changes.came-dated" : heldKey(ui), ui.shortDate(changed), ui.shortDate(day));
  }

  /** A kind may have a word of its own for what was held that day: a meeting is no activity. */
  private String heldKey(Ui ui) {
    String own = kind.label() + ".held";
    return ui.hasMessage(own) ? own : "insight.changes.came-held";
  }
}
