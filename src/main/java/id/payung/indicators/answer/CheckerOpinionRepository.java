package id.payung.indicators.answer;

import id.payung.audit.AuditTrailRepository;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proofs alone do not tell 93 per cent from 98: a checker may say which option they bear. The estimate heeds it, the
 * claim does not.
 */
@Component
@Transactional
public class CheckerOpinionRepository {
  private final JdbcClient jdbc;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final QuestionScoreRepository scoreRepository;
  private final AuditTrailRepository trail;
  private final Clock clock;

  CheckerOpinionRepository(JdbcClient jdbc, EvaluationRepository evaluations, DataRequestRepository requests,
      QuestionScoreRepository scoreRepository, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
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
    return select(actor, evaluation, null).stream()
        .collect(Collectors.toMap(CheckerOpinion::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<CheckerOpinion> find(Actor actor, String evaluation, String question) {
    return select(actor, evaluation, question).stream().findFirst();
  }

  /** Says it; saying the same again changes nothing. */
  public void save(Actor actor, String evaluation, String question, String option, String reason) {
    Evaluation year = evaluations.require(actor, evaluation);
    EvaluationRepository.throwIfClosed(year);
    if (evaluations.requireInstrumentCopy(actor, year)
        .content()
        .question(question)
        .orElseThrow(NotFound::new)
        .option(option)
        .isEmpty()) {
      throw new Invalid("option", "indicators.answer.option-unknown");
    }
    if (reason.isBlank() || reason.length() > 500) {
      throw new Invalid("reason", "indicators.reason-needed");
    }
    DataRequest request =
        requests.find(actor, evaluation, question).orElseThrow(() -> new Refused("indicators.answer.nobody-asked"));
    int changed = jdbc.sql("""
        INSERT INTO indicators.opinion AS o (regency, evaluation, question, organisation, option, reason,
          by_name, at)
        VALUES (:regency, :evaluation, :question, :organisation, :option, :reason, :name, :now)
        ON CONFLICT (regency, evaluation, question) DO UPDATE
          SET option = excluded.option, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at,
            version = o.version + 1
          WHERE (o.option, o.reason) IS DISTINCT FROM (excluded.option, excluded.reason)
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", question)
        .param("organisation", request.organisation())
        .param("option", option)
        .param("reason", reason)
        .param("name", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
    if (changed == 1) {
      trail.recordWrite("opinion", trailSubjectId(actor.regency(), evaluation, question), "changed", List.of("option"),
          reason, reach(request.organisation()));
      scoreRepository.recompute(actor, evaluation, question);
    }
  }

  /** Takes it back with a reason. */
  public void withdraw(Actor actor, String evaluation, String question, String reason) {
    evaluations.requireNotClosed(actor, evaluation);
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.reason-needed");
    }
    int gone = jdbc.sql(
        "DELETE FROM indicators.opinion WHERE regency = :regency AND evaluation = :evaluation AND question = :question")
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", question)
        .update();
    if (gone == 1) {
      trail.recordWrite("opinion", trailSubjectId(actor.regency(), evaluation, question), "taken-back",
          List.of("option"), reason, AuditTrailRepository.TrailReach.NONE);
      scoreRepository.recompute(actor, evaluation, question);
    }
  }

  private List<CheckerOpinion> select(Actor actor, String evaluation, @Nullable String question) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("organisation");
    return jdbc.sql("""
        SELECT question, option, reason, by_name, at, version FROM indicators.opinion
         WHERE regency = :regency AND evaluation = :evaluation AND (CAST(:question AS text) IS NULL
           OR question = :question) AND %s
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("question", question)
        .query((row, n) -> read(row))
        .list();
  }

  private static AuditTrailRepository.TrailReach reach(UUID organisation) {
    return new AuditTrailRepository.TrailReach(List.of(organisation), List.of());
  }

  private static CheckerOpinion read(ResultSet row) throws SQLException {
    return new CheckerOpinion(row.getString("question"), row.getString("option"), row.getString("reason"),
        row.getString("by_name"), SqlValues.instant(row, "at"), row.getInt("version"));
  }
}
