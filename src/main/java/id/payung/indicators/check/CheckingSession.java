package id.payung.indicators.check;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sitting with one office.
 *
 * @param present who was there, a line each
 * @param agreed what the office will do, and by when
 */
public record CheckingSession(UUID id, String evaluation, UUID organisation, String place, Instant startedAt,
    String startedBy, @Nullable Instant endedAt, String number, String present, String agreed, int version) {

  public boolean ended() {
    return endedAt != null;
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
