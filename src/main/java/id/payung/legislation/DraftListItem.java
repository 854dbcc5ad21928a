package id.payung.legislation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft in the list and on the board. */
public record DraftListItem(UUID id, String kind, String title, UUID initiator, int programmeNow, String stage,
    String holder, LocalDate stageSince, LocalDate lastOn, boolean ended, List<String> clocks,
    @Nullable LocalDate termOn, @Nullable Integer ruleNumber, @Nullable Integer ruleYear, boolean regentSide) {

  public List<DraftClock> runningClocks() {
    return clocks.stream().map(DraftClock::parse).toList();
  }
}
