package id.payung.indicators.request;

import id.payung.evidence.MendedEvidenceRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionNextStep;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.QuestionReopening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers owed and proofs sent back, to the office; questions to check, to the checker; questions that nobody was
 * asked, to the secretary.
 */
@Component
@Transactional(readOnly = true)
class EvaluationDutySource implements DutySource {
  /** One year is still verified while the next is answered already; more than that is an oversight, not work. */
  private static final int MAX_YEARS = 2;

  private final EvaluationOverviewLoader overviewLoader;
  private final MendedEvidenceRepository mendedEvidence;
  private final RegencyDirectory regencies;
  private final Messages words;
  private final Clock clock;

  EvaluationDutySource(EvaluationOverviewLoader overviewLoader, MendedEvidenceRepository mendedEvidence,
      RegencyDirectory regencies, Messages words, Clock clock) {
    this.overviewLoader = overviewLoader;
    this.mendedEvidence = mendedEvidence;
    this.regencies = regencies;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public boolean titlesFitForCalendar() {
    return true;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    boolean answers = actor.hasAnyRole(Role.OFFICE_STAFF);
    boolean checks = actor.hasAnyRole(Role.INTERNAL_VERIFIER);
    boolean asks = actor.hasAnyRole(Role.TASK_FORCE_SECRETARY);
    if (!answers && !checks && !asks) {
      return List.of();
    }
    List<Duty> duties = new ArrayList<>();
    List<EvaluationOverview> open = overviewLoader.listOpen(actor, MAX_YEARS);
    Map<String, Integer> mended =
        checks ? mendedEvidence.countByEvaluation(actor, open.stream().map(one -> one.year().code()).toList())
            : Map.of();
    for (EvaluationOverview overview : open) {
      if (answers) {
        // Two years ask for the same questions: then each duty names its year.
        duties.addAll(answerDuties(actor, overview, open.size() > 1 ? "KLA " + overview.year().code() + " · " : ""));
      }
      if (checks) {
        mendedDuty(actor, overview, mended.getOrDefault(overview.year().code(), 0)).ifPresent(duties::add);
        checkDuty(actor, overview).ifPresent(duties::add);
      }
      if (asks) {
        dataRequestDuty(actor, overview).ifPresent(duties::add);
      }
    }
    return duties.stream().limit(limit).toList();
  }

  /**
   * The subject of a duty, other than that of the trail's lines: the calendar of somebody who works in two regencies
   * holds both.
   *
   * @param matter a question, or what is to be done with those of the year
   */
  static UUID subjectId(String regency, String evaluation, String matter) {
    return Ids.fromName("evaluation-duty:" + regency + ":" + evaluation + ":" + matter);
  }

  /** In the reopened hours only the named questions, by points; otherwise by date, then by points. */
  private List<Duty> answerDuties(Actor actor, EvaluationOverview overview, String before) {
    QuestionReopening reopening = overview.reopenedQuestions().isEmpty() ? null : overview.reopening();
    Comparator<Duty> byDate = Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder()));
    return overview.scores()
        .rows()
        .stream()
        .filter(row -> row.organisation() != null && actor.organisations().contains(row.organisation()))
        .filter(row -> overview.mayChange(row.question()))
        .filter(row -> row.computed().next().isForOffice() && row.computed().next() != QuestionNextStep.RAISE)
        .map(row -> answerDuty(actor, overview, row, before, reopening != null ? reopening.lastDay() : row.due()))
        .sorted(byDate.thenComparing(Comparator.comparingDouble(Duty::points).reversed()))
        .toList();
  }

  private static Duty answerDuty(Actor actor, EvaluationOverview overview, QuestionScore row, String before,
      @Nullable LocalDate due) {
    String next = row.computed().next().code();
    return new Duty(
        row.computed().next() == QuestionNextStep.MEND ? "indicators.duty.kind.returned"
            : "indicators.duty.kind.answer",
        subjectId(actor.regency(), overview.year().code(), row.question()),
        before + row.question() + " " + overview.requireQuestion(row.question()).text().id(),
        "indicators.next." + next + ".why", due, overview.path("/questions/" + row.question()),
        "indicators.duty." + next, row.obtainableTotal().doubleValue())
        .inEnglish(before + row.question() + " " + overview.requireQuestion(row.question()).text().en());
  }

  private String title(Locale locale, EvaluationOverview overview, int questions, long warned) {
    String key = warned == 0 ? "indicators.duty.questions" : "indicators.duty.questions-warned";
    return words.text(locale, key, overview.year().code(), questions, warned);
  }

  /** What came back mended is looked at first: an office waits for it. */
  private Optional<Duty> mendedDuty(Actor actor, EvaluationOverview overview, int mended) {
    if (mended == 0) {
      return Optional.empty();
    }
    return Optional
        .of(new Duty("indicators.duty.kind.mended", subjectId(actor.regency(), overview.year().code(), "mended"),
            words.text(Messages.INDONESIAN, "indicators.duty.mended", overview.year().code(), mended),
            "indicators.duty.mended.why", regencies.require(actor.regency()).today(clock), overview.path("/desk"),
            "indicators.duty.check.open", 0)
            .inEnglish(words.text(Messages.ENGLISH, "indicators.duty.mended", overview.year().code(), mended)));
  }

  private Optional<Duty> checkDuty(Actor actor, EvaluationOverview overview) {
    List<QuestionScore> waiting = overview.scores()
        .rows()
        .stream()
        .filter(row -> row.computed().unchecked() > 0 && row.computed().missing() + row.computed().returned() == 0)
        .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    long warned = waiting.stream().filter(row -> row.computed().next() == QuestionNextStep.CLEAR).count();
    double points = waiting.stream().map(QuestionScore::obtainableTotal).mapToDouble(Number::doubleValue).sum();
    return Optional
        .of(new Duty("indicators.duty.kind.check", subjectId(actor.regency(), overview.year().code(), "check"),
            title(Messages.INDONESIAN, overview, waiting.size(), warned), "indicators.duty.check.why", null,
            overview.path("/desk"), "indicators.duty.check.open", points)
            .inEnglish(title(Messages.ENGLISH, overview, waiting.size(), warned)));
  }

  private Optional<Duty> dataRequestDuty(Actor actor, EvaluationOverview overview) {
    List<QuestionScore> nobody = overview.scores().rows().stream().filter(row -> row.organisation() == null).toList();
    if (nobody.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Duty("indicators.duty.kind.ask", subjectId(actor.regency(), overview.year().code(), "ask"),
        title(Messages.INDONESIAN, overview, nobody.size(), 0), "indicators.duty.ask.why", overview.year().due(),
        overview.path("/owners"), "indicators.duty.ask.open",
        nobody.stream().map(QuestionScore::obtainableTotal).mapToDouble(Number::doubleValue).sum())
        .inEnglish(title(Messages.ENGLISH, overview, nobody.size(), 0)));
  }
}
