package id.payung.insight;

import id.payung.agreements.CountedPlanPolicy;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.ProgressStatus;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.OwedQuestionSummary;
import id.payung.meetings.result.OverdueDecisionRepository;
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
 * What is late today, by office: activities of plans that count, by the rule of status, data that was asked for and not
 * given by its day, and decisions of meetings that nobody has taken up by theirs.
 */
@Component
@Transactional(readOnly = true)
class LateWorkLoader {
  /** A plan of the year before is closed by spring; what it left undone is then a matter for the next plan. */
  private static final int DAYS_OF_THE_YEAR_BEFORE = 90;

  private final PlanProgressRepository planProgress;
  private final EvaluationScoreDirectory scores;
  private final OverdueDecisionRepository decisions;

  LateWorkLoader(PlanProgressRepository planProgress, EvaluationScoreDirectory scores,
      OverdueDecisionRepository decisions) {
    this.planProgress = planProgress;
    this.decisions = decisions;
    this.scores = scores;
  }

  /**
   * One late matter.
   *
   * @param activity null where none is late
   * @param owing of data; null otherwise
   * @param owed answers that were not sent, or decisions that were not taken up
   */
  record LateMatter(UUID organisation, LatenessNotice.LateMatterKind kind, UUID subject,
      PlanProgressRepository.@Nullable ActivityProgressView activity, @Nullable OwedQuestionSummary owing, long owed,
      LocalDate since) {
    boolean isSubjectOf(LatenessNotice notice) {
      return organisation.equals(notice.organisation()) && kind == notice.kind() && subject.equals(notice.subject());
    }
  }

  List<LateMatter> list(Actor actor) {
    int year = planProgress.today(actor).getYear();
    Optional<String> evaluation = scores.findOpenEvaluation(actor);
    return list(actor, planProgress.listActivities(actor, year),
        evaluation.map(code -> scores.listOwedQuestions(actor, code)).orElse(List.of()), evaluation.orElse(""));
  }

  /** The same from what a page has read already; only the year before is read anew. */
  List<LateMatter> list(Actor actor, List<PlanProgressRepository.ActivityProgressView> thisYear,
      List<OwedQuestionSummary> owing, String evaluation) {
    LocalDate today = planProgress.today(actor);
    List<PlanProgressRepository.ActivityProgressView> before =
        today.getDayOfYear() > DAYS_OF_THE_YEAR_BEFORE ? List.of()
            : planProgress.listActivities(actor, today.getYear() - 1)
                .stream()
                .filter(one -> one.activity().ends().isAfter(today.minusDays(DAYS_OF_THE_YEAR_BEFORE)))
                .toList();
    List<LateMatter> late = new ArrayList<>();
    Stream.concat(thisYear.stream(), before.stream())
        .filter(one -> CountedPlanPolicy.isPursued(one.activity()))
        .filter(one -> one.progress().status() == ProgressStatus.LATE)
        .forEach(one -> late.add(new LateMatter(one.activity().office(), LatenessNotice.LateMatterKind.ACTIVITY,
            one.activity().id(), one, null, 0, one.activity().ends().plusDays(1))));
    for (OwedQuestionSummary one : owing) {
      LocalDate due = one.due();
      if (due != null && due.isBefore(today) && one.unansweredCount() > 0) {
        late.add(new LateMatter(one.organisation(), LatenessNotice.LateMatterKind.DATA,
            dataRequestSubjectId(actor.regency(), evaluation), null, one, one.unansweredCount(), due.plusDays(1)));
      }
    }
    decisions.listByOffice(actor, today)
        .forEach(one -> late.add(new LateMatter(one.organisation(), LatenessNotice.LateMatterKind.DECISIONS,
            decisionsSubjectId(actor.regency()), null, null, one.owed(), one.due().plusDays(1))));
    return late;
  }

  private static UUID decisionsSubjectId(String regency) {
    return Ids.fromName("overdue-decisions:" + regency);
  }

  static UUID dataRequestSubjectId(String regency, String evaluation) {
    return Ids.fromName("data-requests:" + regency + ":" + evaluation);
  }
}
