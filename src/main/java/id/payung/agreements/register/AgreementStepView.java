package id.payung.agreements.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A step that was taken: when on paper, who wrote it down and when. */
public record AgreementStepView(int version, AgreementStage stage, LocalDate onDate, Instant at, String personName,
    @Nullable String reason) {
  /**
   * When each stage up to the present one was come to last. Who goes back to a stage says why; that stage keeps the day
   * on which it was come to.
   *
   * @param steps of one version, in their order
   */
  public static Map<AgreementStage, LocalDate> datesByStage(List<AgreementStepView> steps, AgreementStage now) {
    NavigableMap<AgreementStage, LocalDate> dates = new TreeMap<>();
    for (AgreementStepView step : steps) {
      if (step.reason() == null || !dates.containsKey(step.stage())) {
        dates.put(step.stage(), step.onDate());
      }
    }
    return dates.headMap(now, true);
  }
}
