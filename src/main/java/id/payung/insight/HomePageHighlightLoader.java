package id.payung.insight;

import id.payung.agreements.UnbudgetedLineRepository;
import id.payung.community.ReportOutcomeRepository;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.ReopenedQuestions;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What makes people open it again tomorrow: one line at the top of the first page, by what they do. At most four
 * statements a role.
 */
@Component
public class HomePageHighlightLoader {
  /** Offices close at four: what came after that came "last night". */
  private static final LocalTime OFFICES_CLOSE = LocalTime.of(16, 0);

  private static final int MAX_OUTCOMES = 3;

  private final EvaluationScoreDirectory scores;
  private final UnbudgetedLineRepository unbudgetedLines;
  private final ReportOutcomeRepository reportOutcomes;
  private final RegencyDirectory regencies;
  private final Clock clock;

  HomePageHighlightLoader(EvaluationScoreDirectory scores, UnbudgetedLineRepository unbudgetedLines,
      ReportOutcomeRepository reportOutcomes, RegencyDirectory regencies, Clock clock) {
    this.scores = scores;
    this.unbudgetedLines = unbudgetedLines;
    this.reportOutcomes = reportOutcomes;
    this.regencies = regencies;
    this.clock = clock;
  }

  FirstPageHighlights load(Actor actor) {
    RegencySettings regency = regencies.require(actor.regency());
    Instant closed = regency.today(clock).minusDays(1).atTime(OFFICES_CLOSE).atZone(regency.zone()).toInstant();
    boolean writesReports = actor.hasAnyRole(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR,
        Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION);
    return new FirstPageHighlights(
        actor.hasAnyRole(Role.REGENT_AIDE) ? scores.findCurrentScores(actor).orElse(null) : null,
        actor.hasAnyRole(Role.TASK_FORCE_SECRETARY) ? scores.findOpenEvaluationSummary(actor, closed).orElse(null)
            : null,
        actor.hasAnyRole(Role.PLANNER) ? unbudgetedLines.findSummary(actor).orElse(null) : null,
        writesReports ? reportOutcomes.listLatest(actor, MAX_OUTCOMES) : List.of(), findReopened(actor));
  }

  /** The hours that run after a verifier's session; for who must do something in them. */
  private @Nullable ReopenedQuestions findReopened(Actor actor) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
        Role.DATA_OWNER)
            ? scores.findReopenedQuestions(actor).filter(found -> !found.questions().isEmpty()).orElse(null)
            : null;
  }

  /** What there is to say; mostly one of them. */
  public record FirstPageHighlights(@Nullable EvaluationScores currentScores,
      EvaluationScoreDirectory.@Nullable OpenEvaluationSummary openEvaluation,
      UnbudgetedLineRepository.@Nullable UnbudgetedLineSummary unbudgetedLines,
      List<ReportOutcomeRepository.UsedReport> reportOutcomes, @Nullable ReopenedQuestions reopened) {

    /** Whether any of it is still to be done: then the page does not say that nothing waits. */
    boolean isWaiting() {
      return unbudgetedLines != null || reopened != null
          || openEvaluation != null && !openEvaluation.locked() && openEvaluation.scores().total().unanswered() > 0;
    }
  }
}
