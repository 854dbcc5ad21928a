package id.payung.indicators.answer;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RecordDifferences;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proofs alone do not tell 93 per cent from 98: a checker may say which option they bear. The estimate heeds it, the
 * claim does not.
 */
@Component
@Transactional
public class CheckerOpinionRepository {
  private final Rows rows;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final QuestionScoreRepository scoreRepository;
  private final AuditTrailRepository trail;
  private final Clock clock;

  CheckerOpinionRepository(Rows rows, EvaluationRepository evaluations, DataRequestRepository requests,
      QuestionScoreRepository scoreRepository, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.evaluations = evaluations;
    this.requests = requests;
    this.scoreRepository = scoreRepository;
    this.trail = trail;
    this.clock = clock;
  }

  public static UUID trailSubjectId(String regency, String evaluation, String question) {
    return Ids.fromName("opinion:" + regency + ":" + evaluation + ":" + question);
  }

  @Transactional(readOnly = true)
  public Map<String, CheckerOpinion> findAllByQuestion(Actor actor, String evaluation) {
    return rows.query(actor, CheckerOpinion.class)
        .is("evaluation", evaluation)
        .list()
        .stream()
        .collect(Collectors.toMap(CheckerOpinion::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<CheckerOpinion> find(Actor actor, String evaluation, String question) {
    return rows.find(actor, CheckerOpinion.class, evaluation, question);
  }

  /**
   * Says it, or takes it back where no option is named; saying the same again changes nothing.
   *
   * @throws Stale when another checker said something else meanwhile
   */
  public void save(Actor actor, String evaluation, String question, CheckerOpinionForm form) {
    evaluations.requireNotClosed(actor, evaluation);
    CheckerOpinion known = find(actor, evaluation, question).orElse(null);
    if (form.ceiling().isEmpty()) {
      withdraw(actor, known, form);
      return;
    }
    requireOption(actor, evaluation, question, form.ceiling());
    DataRequest request =
        requests.find(actor, evaluation, question).orElseThrow(() -> new Refused("indicators.answer.nobody-asked"));
    CheckerOpinion said = new CheckerOpinion(evaluation, question, request.organisation(), form.ceiling(),
        form.reason(), actor.name(), clock.instant(), form.basedOn());
    if (known != null && RecordDifferences.between(known, said).isEmpty()) {
      return;
    }
    if (known == null) {
      rows.save(actor, said);
    } else {
      rows.update(actor, known, said);
    }
    written(actor, said, false);
  }

  private void requireOption(Actor actor, String evaluation, String question, String option) {
    if (evaluations.requireInstrumentCopy(actor, evaluations.require(actor, evaluation))
        .content()
        .question(question)
        .orElseThrow(NotFound::new)
        .option(option)
        .isEmpty()) {
      throw new Invalid("ceiling", "indicators.answer.option-unknown");
    }
  }

  private void withdraw(Actor actor, @Nullable CheckerOpinion known, CheckerOpinionForm form) {
    if (known != null) {
      rows.delete(actor, RecordCopy.of(known).with(CheckerOpinion::version, form.basedOn()).make());
      written(actor, RecordCopy.of(known).with(CheckerOpinion::reason, form.reason()).make(), true);
    }
  }

  private void written(Actor actor, CheckerOpinion opinion, boolean withdrawn) {
    TrailReach reach = withdrawn ? TrailReach.NONE : new TrailReach(List.of(opinion.organisation()), List.of());
    trail.recordWrite("opinion", trailSubjectId(actor.regency(), opinion.evaluation(), opinion.question()),
        withdrawn ? "taken-back" : "changed", List.of("option"), opinion.reason(), reach);
    scoreRepository.recompute(actor, opinion.evaluation(), opinion.question());
  }
}
