package id.payung.indicators.request;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters of a year. An office reads those that are addressed to it. */
@Component
@Transactional
class DataRequestLetterRepository {
  private static final int MAX_LETTERS = 100;

  private final Rows rows;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final AuditTrailRepository trail;
  private final Clock clock;

  DataRequestLetterRepository(Rows rows, EvaluationRepository evaluations, DataRequestRepository requests,
      AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.evaluations = evaluations;
    this.requests = requests;
    this.trail = trail;
    this.clock = clock;
  }

  /** The latest first. */
  @Transactional(readOnly = true)
  public List<DataRequestLetter> listByEvaluation(Actor actor, String evaluation) {
    return rows.query(actor, DataRequestLetter.class)
        .is("evaluation", evaluation)
        .orderBy("r.dated DESC, r.id DESC")
        .limit(MAX_LETTERS)
        .list();
  }

  /**
   * @throws NotFound when it is not there, or addressed to others
   */
  @Transactional(readOnly = true)
  public DataRequestLetter require(Actor actor, String evaluation, UUID id) {
    return rows.query(actor, DataRequestLetter.class).key(id).is("evaluation", evaluation).require();
  }

  /** Keeps a letter and sets its deadline for the questions of its offices; the same id again changes nothing. */
  public void register(Actor actor, String evaluation, DataRequestLetterForm form) {
    evaluations.requireNotClosed(actor, evaluation);
    DataRequestLetter letter = form.toLetter(evaluation, actor.name(), clock.instant());
    if (rows.insertIfAbsent(actor, letter)) {
      trail.recordWrite("request-letter", letter.id(), "created", List.of("organisations", "due"), null, reach(letter));
      applyDeadline(actor, letter);
    }
  }

  /**
   * The number has come.
   *
   * @throws Stale when somebody wrote another one meanwhile
   */
  public void assignNumber(Actor actor, String evaluation, UUID id, DataRequestLetterNumberForm form) {
    DataRequestLetter known = require(actor, evaluation, id);
    SaveResult<DataRequestLetter> saved = rows.update(actor, known,
        RecordCopy.of(known)
            .with(DataRequestLetter::number, form.number())
            .with(DataRequestLetter::version, form.basedOn())
            .make());
    if (saved.changed()) {
      trail.recordWrite("request-letter", id, "numbered", saved.fields(), null, reach(known));
    }
  }

  private void applyDeadline(Actor actor, DataRequestLetter letter) {
    requests.findAllByQuestion(actor, letter.evaluation())
        .values()
        .stream()
        .filter(request -> letter.organisations().contains(request.organisation()))
        .collect(Collectors.groupingBy(request -> List.of(request.organisation(), request.post())))
        .values()
        .forEach(same -> requests.requestAnswers(actor, letter.evaluation(),
            same.stream().map(DataRequest::question).toList(), same.getFirst().organisation(), same.getFirst().post(),
            letter.due()));
  }

  private static TrailReach reach(DataRequestLetter letter) {
    return new TrailReach(letter.organisations(), List.of());
  }
}
