package id.payung.indicators.year;

import id.payung.indicators.instrument.InstrumentCopyRepository.InstrumentCopyHeader;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.NotAColumn;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.web.access.AccessRoles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param stateBy who locked, opened or closed it last
 * @param copyHeader head of its copy; null only before it is stored
 */
@Table(value = "indicators.evaluation", reach = "shared")
public record Evaluation(@KeyColumn String code, @HiddenFromPeople UUID instrument,
    @FieldLabelKey("indicators.years.evidence") List<Integer> evidenceYears,
    @FieldLabelKey("indicators.years.stage") String stage, @HiddenFromPeople EvaluationState state,
    @FieldLabelKey("indicators.years.due") @Nullable LocalDate due, @HiddenFromPeople Instant openedAt,
    @HiddenFromPeople Instant stateAt, @HiddenFromPeople String stateBy, @HiddenFromPeople @Nullable String stateReason,
    int version, @HiddenFromPeople @NotAColumn @Nullable InstrumentCopyHeader copyHeader) {

  /** The secretariat of the task force. */
  public static final Set<Role> SECRETARIAT = Set.of(AccessRoles.of(ForSecretary.class));

  /** What may be done to it: a lock is taken off with a reason; a closed year never changes. */
  public enum EvaluationState implements LifeCycleState {
    OPEN, LOCKED, CLOSED;

    public static final LifeCycle<EvaluationState> LIFE = LifeCycle.of(EvaluationState.class, "evaluation-year")
        .startsAt(OPEN)
        .endsAt(CLOSED)
        .asksForReason("indicators.reason-needed")
        .refuses("indicators.years.closed-for-good")
        .transition(OPEN, LOCKED, it -> it.by(SECRETARIAT).withReason())
        .transition(LOCKED, OPEN, it -> it.by(SECRETARIAT).back().loggedAs("unlocked"))
        .transition(List.of(OPEN, LOCKED), CLOSED, it -> it.by(SECRETARIAT).withReason())
        .build();
  }

  /**
   * The year that is worked on, of all years, the latest first: the nearest of this calendar year and the next whose
   * last day is still to come, since a year that is opened early is not yet where the regency stands. Else the latest
   * that is not closed, else the latest.
   */
  static Optional<Evaluation> chooseCurrent(List<Evaluation> all, LocalDate today) {
    List<Evaluation> running = all.stream().filter(one -> !one.closed()).toList();
    return running.reversed()
        .stream()
        .filter(one -> one.isHeldIn(today.getYear()) || one.isHeldIn(today.getYear() + 1))
        .filter(one -> one.due() == null || !one.due().isBefore(today))
        .findFirst()
        .or(() -> running.stream().findFirst())
        .or(() -> all.stream().findFirst());
  }

  private boolean isHeldIn(int year) {
    return code.equals(String.valueOf(year));
  }

  public boolean open() {
    return state == EvaluationState.OPEN;
  }

  public boolean closed() {
    return state == EvaluationState.CLOSED;
  }

  /**
   * @throws Refused when it is closed
   */
  public void throwIfClosed() {
    if (closed()) {
      throw new Refused("indicators.years.closed-refusal", code);
    }
  }

  public String evidenceYearsText() {
    return String.join(", ", evidenceYears.stream().map(String::valueOf).toList());
  }
}
