package id.payung.indicators.answer;

import id.payung.audit.Trail;
import id.payung.indicators.request.Request;
import id.payung.indicators.request.Requests;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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
public class Opinions {
  private final JdbcClient jdbc;
  private final Evaluations evaluations;
  private final Requests requests;
  private final ScoreBook book;
  private final Trail trail;
  private final Clock clock;

  Opinions(JdbcClient jdbc, Evaluations evaluations, Requests requests, ScoreBook book, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.requests = requests;
    this.book = book;
    this.trail = trail;
    this.clock = clock;
  }

  public static UUID subject(String regency, String evaluation, String question) {
    return Ids.named("opinion:" + regency + ":" + evaluation + ":" + question);
  }

  @Transactional(readOnly = true)
  public Map<String, Opinion> all(Actor actor, String evaluation) {
    return select(actor, evaluation, null).stream().collect(Collectors.toMap(Opinion::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<Opinion> find(Actor actor, String evaluation, String question) {
    return select(actor, evaluation, question).stream().findFirst();
  }

  /** Says it; saying the same again changes nothing. */
  public void say(Actor actor, String evaluation, String question, String option, String reason) {
    Evaluation year = evaluations.require(actor, evaluation);
    Evaluations.refuseClosed(year);
    if (evaluations.instrumentOf(actor, year)
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
    Request request =
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
        .param("now", Sql.at(clock.instant()))
        .update();
    if (changed == 1) {
      trail.wrote("opinion", subject(actor.regency(), evaluation, question), "changed", List.of("option"), reason,
          reach(request.organisation()));
      book.recompute(actor, evaluation, question);
    }
  }

  /** Takes it back with a reason. */
  public void takeBack(Actor actor, String evaluation, String question, String reason) {
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
      trail.wrote("opinion", subject(actor.regency(), evaluation, question), "taken-back", List.of("option"), reason,
          Trail.Reach.NONE);
      book.recompute(actor, evaluation, question);
    }
  }

  private List<Opinion> select(Actor actor, String evaluation, @Nullable String question) {
    Scope scope = Scope.of(actor).organisation("organisation");
    return jdbc.sql("""
        SELECT question, option, reason, by_name, at, version FROM indicators.opinion
         WHERE regency = :regency AND evaluation = :evaluation AND (CAST(:question AS text) IS NULL
           OR question = :question) AND %s
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("question", question)
        .query((row, n) -> read(row))
        .list();
  }

  private static Trail.Reach reach(UUID organisation) {
    return new Trail.Reach(List.of(organisation), List.of());
  }

  private static Opinion read(ResultSet row) throws SQLException {
    return new Opinion(row.getString("question"), row.getString("option"), row.getString("reason"),
        row.getString("by_name"), Sql.instant(row, "at"), row.getInt("version"));
  }
}
