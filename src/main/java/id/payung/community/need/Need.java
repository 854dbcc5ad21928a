package id.payung.community.need;

import id.payung.platform.rows.annotation.ColumnName;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What somebody needs.
 *
 * @param help code of {@code community/needs}
 * @param urgency 1 to 3, as {@code community/urgency} names them
 */
record Need(UUID village, String help, @ColumnName(prefix = "people_") People people, int urgency, LocalDate day,
    String text) {

  /** For how many. */
  public record People(int children, int women, int others) {
    int total() {
      return children + women + others;
    }
  }
}
