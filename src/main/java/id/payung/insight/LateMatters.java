package id.payung.insight;

import id.payung.agreements.PlanStatus;
import id.payung.agreements.Verdict;
import id.payung.indicators.OfficeOwing;
import id.payung.indicators.Scores;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is late today, by office: activities by the rule of status, and data that was asked for and not given by its
 * day.
 */
@Component
@Transactional(readOnly = true)
class LateMatters {
  /** A plan of the year before is closed by spring; what it left undone is then a matter for the next plan. */
  private static final int DAYS_OF_THE_YEAR_BEFORE = 90;

  private final PlanStatus status;
  private final Scores scores;

  LateMatters(PlanStatus status, Scores scores) {
    this.status = status;
    this.scores = scores;
  }

  /**
   * One late matter.
   *
   * @param activity null for data
   * @param owing null for an activity
   */
  record Matter(UUID organisation, Notice.Kind kind, UUID subject, PlanStatus.@Nullable OfActivity activity,
      @Nullable OfficeOwing owing, LocalDate since) {
    boolean is(Notice notice) {
      return organisation.equals(notice.organisation()) && kind == notice.kind() && subject.equals(notice.subject());
    }
  }

  List<Matter> of(Actor actor) {
    int year = status.today(actor).getYear();
    Optional<String> evaluation = scores.current(actor);
    return of(actor, status.activities(actor, year),
        evaluation.map(code -> scores.owing(actor, code)).orElse(List.of()), evaluation.orElse(""));
  }

  /** The same from what a page has read already; only the year before is read anew. */
  List<Matter> of(Actor actor, List<PlanStatus.OfActivity> thisYear, List<OfficeOwing> owing, String evaluation) {
    LocalDate today = status.today(actor);
    List<PlanStatus.OfActivity> before = today.getDayOfYear() > DAYS_OF_THE_YEAR_BEFORE ? List.of()
        : status.activities(actor, today.getYear() - 1)
            .stream()
            .filter(one -> one.activity().ends().isAfter(today.minusDays(DAYS_OF_THE_YEAR_BEFORE)))
            .toList();
    List<Matter> late = new ArrayList<>();
    Stream.concat(thisYear.stream(), before.stream())
        .filter(one -> one.progress().verdict() == Verdict.LATE)
        .forEach(one -> late.add(new Matter(one.activity().office(), Notice.Kind.ACTIVITY, one.activity().id(), one,
            null, one.activity().ends().plusDays(1))));
    for (OfficeOwing one : owing) {
      LocalDate due = one.due();
      if (due != null && due.isBefore(today) && one.unanswered() > 0) {
        late.add(new Matter(one.organisation(), Notice.Kind.DATA, dataOf(actor.regency(), evaluation), null, one,
            due.plusDays(1)));
      }
    }
    return late;
  }

  static UUID dataOf(String regency, String evaluation) {
    return Ids.named("data-requests:" + regency + ":" + evaluation);
  }
}
