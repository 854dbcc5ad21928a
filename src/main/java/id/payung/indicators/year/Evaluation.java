package id.payung.indicators.year;

import id.payung.indicators.instrument.InstrumentCopyRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One year's evaluation.
 *
 * @param code the year in which it is held: 2026
 * @param instrument its own copy
 * @param evidenceYears the years that proofs of activities must be of
 * @param stage of the instrument: EM, VA, VLH, VKL, VF
 * @param due last day for the offices, in the regency's time
 * @param copyHeader head of its copy
 * @param stateBy who locked, opened or closed it last
 */
public record Evaluation(String code, UUID instrument, List<Integer> evidenceYears, String stage, EvaluationState state,
    @Nullable LocalDate due, Instant stateAt, String stateBy, @Nullable String stateReason, int version,
    InstrumentCopyRepository.InstrumentCopyHeader copyHeader) {

  /** What may be done to it. */
  public enum EvaluationState {
    OPEN, LOCKED, CLOSED;

    /** A lock is taken off with a reason; a closed year never changes. */
    boolean mayChangeTo(EvaluationState next) {
      return switch (this) {
        case OPEN -> next == LOCKED || next == CLOSED;
        case LOCKED -> next == OPEN || next == CLOSED;
        case CLOSED -> false;
      };
    }
  }

  public boolean open() {
    return state == EvaluationState.OPEN;
  }

  public boolean closed() {
    return state == EvaluationState.CLOSED;
  }

  public String evidenceYearsText() {
    return String.join(", ", evidenceYears.stream().map(String::valueOf).toList());
  }
}
