package id.payung.indicators.check;

import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sitting with one office.
 *
 * @param present who was there, a line each
 * @param agreed what the office will do, and by when
 */
@Table(value = "indicators.desk", reach = "organisation:organisation read-only")
@CopiesReachTo(value = "indicators.desk_verdict", by = "desk")
public record CheckingSession(UUID id, @HiddenFromPeople String evaluation, @HiddenFromPeople UUID organisation,
    @FieldLabelKey("indicators.desk.place") String place, @HiddenFromPeople Instant startedAt,
    @HiddenFromPeople String startedBy, @HiddenFromPeople @Nullable Instant endedAt,
    @FieldLabelKey("indicators.desk.number") String number, @FieldLabelKey("indicators.desk.present") String present,
    @FieldLabelKey("indicators.desk.agreed") String agreed, int version) implements EndableRecord {

  public boolean ended() {
    return endedAt != null;
  }

  @Override
  public @Nullable String endedKey() {
    return ended() ? "indicators.desk.ended-refusal" : null;
  }

  /** Who was there, one each: name, and after the first comma the post. */
  public java.util.List<String[]> participants() {
    return present.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(CheckingSession::parseParticipant)
        .toList();
  }

  private static String[] parseParticipant(String line) {
    int comma = line.indexOf(',');
    return comma < 0 ? new String[]{line, ""}
        : new String[]{line.substring(0, comma).strip(), line.substring(comma + 1).strip()};
  }
}
