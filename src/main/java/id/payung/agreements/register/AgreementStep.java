package id.payung.agreements.register;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that a version took.
 *
 * @param onDate the day on the paper
 * @param organisations a copy of the agreement's reach
 */
@Table(value = "agreements.step", reach = "parties:organisations")
public record AgreementStep(@KeyColumn UUID agreement, @KeyColumn int version, @KeyColumn UUID id, AgreementStage stage,
    LocalDate onDate, @Nullable String reason, Entry entry, @HiddenFromPeople List<UUID> organisations) {

  /** Who wrote it down, and when. */
  public record Entry(Instant at, String personName) {}

  /**
   * When each stage up to the present one was come to last. Who goes back to a stage says why; that stage keeps the day
   * on which it was come to.
   *
   * @param steps of one version, in their order
   */
  public static Map<AgreementStage, LocalDate> datesByStage(List<AgreementStep> steps, AgreementStage now) {
    NavigableMap<AgreementStage, LocalDate> dates = new TreeMap<>();
    for (AgreementStep step : steps) {
      if (step.reason() == null || !dates.containsKey(step.stage())) {
        dates.put(step.stage(), step.onDate());
      }
    }
    return dates.headMap(now, true);
  }
}
