package id.payung.indicators.request;

import id.payung.audit.Trail;
import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.RowsOfYear;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters of a year. An office reads those that are addressed to it. */
@Component
@Transactional
public class Letters {
  private static final String COLUMNS =
      "id, evaluation, number, dated, due, signer_name, signer_post, signer_number, organisations, version";

  private final JdbcClient jdbc;
  private final RowsOfYear<Letter> rows;
  private final Evaluations evaluations;
  private final Requests requests;
  private final Trail trail;
  private final Clock clock;

  Letters(JdbcClient jdbc, Evaluations evaluations, Requests requests, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new RowsOfYear<>(jdbc, "letter", COLUMNS, "dated", (row, n) -> read(row));
    this.evaluations = evaluations;
    this.requests = requests;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Letter> of(Actor actor, String evaluation) {
    return rows.of(scope(actor), evaluation);
  }

  /**
   * @throws NotFound when it is not there, or addressed to others
   */
  @Transactional(readOnly = true)
  public Letter require(Actor actor, UUID id) {
    return rows.require(scope(actor), id);
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).parties("organisations");
  }

  /** Keeps a letter and sets its deadline for the questions of its offices; the same id again changes nothing. */
  public void write(Actor actor, Letter letter) {
    check(letter);
    evaluations.requireNotClosed(actor, letter.evaluation());
    int added = jdbc.sql("""
        INSERT INTO indicators.letter (regency, id, evaluation, number, dated, due, signer_name, signer_post,
          signer_number, organisations,
                                       made_by, made_at)
        VALUES (:regency, :id, :evaluation, :number, :dated, :due, :name, :post, :signerNumber,
          CAST(:organisations AS uuid[]), :by, :now)
        ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", letter.id())
        .param("evaluation", letter.evaluation())
        .param("number", letter.number())
        .param("dated", letter.dated())
        .param("due", letter.due())
        .param("name", letter.signerName())
        .param("post", letter.signerPost())
        .param("signerNumber", letter.signerNumber())
        .param("organisations", Sql.uuids(letter.organisations()))
        .param("by", actor.name())
        .param("now", Sql.at(clock.instant()))
        .update();
    if (added == 1) {
      trail.wrote("request-letter", letter.id(), "created", List.of("organisations", "due"), null,
          new Trail.Reach(letter.organisations(), List.of()));
      setDue(actor, letter);
    }
  }

  /** The number has come. */
  public void number(Actor actor, UUID id, int basedOn, String number) {
    Letter known = require(actor, id);
    if (known.number().equals(number)) {
      return;
    }
    int changed = jdbc.sql(
        "UPDATE indicators.letter SET number = :number, version = version + 1 WHERE regency = :regency AND id = :id "
            + "AND version = :version")
        .param("number", number)
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", basedOn)
        .update();
    if (changed == 0) {
      throw new Stale(known.version(),
          List.of(new Stale.Difference("indicators.letter.number", number, known.number())));
    }
    trail.wrote("request-letter", id, "numbered", List.of("number"), null,
        new Trail.Reach(known.organisations(), List.of()));
  }

  private void setDue(Actor actor, Letter letter) {
    Map<UUID, List<Request>> byOffice = requests.all(actor, letter.evaluation())
        .values()
        .stream()
        .filter(request -> letter.organisations().contains(request.organisation()))
        .collect(java.util.stream.Collectors.groupingBy(Request::organisation));
    byOffice.forEach((office, asked) -> asked.stream()
        .collect(java.util.stream.Collectors.groupingBy(Request::post))
        .forEach((post, same) -> requests.ask(actor, letter.evaluation(), same.stream().map(Request::question).toList(),
            office, post, letter.due())));
  }

  private static void check(Letter letter) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (letter.organisations().isEmpty()) {
      wrong.put("organisation", "indicators.letter.offices-needed");
    }
    if (letter.signerName().isBlank()) {
      wrong.put("signerName", "indicators.letter.signer-needed");
    }
    if (letter.signerPost().isBlank()) {
      wrong.put("signerPost", "indicators.letter.post-needed");
    }
    if (letter.due().isBefore(letter.dated())) {
      wrong.put("due", "indicators.letter.due-early");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
  }

  private static Letter read(ResultSet row) throws SQLException {
    return new Letter(Sql.uuid(row, "id"), row.getString("evaluation"), row.getString("number"), Sql.date(row, "dated"),
        Sql.date(row, "due"), row.getString("signer_name"), row.getString("signer_post"),
        row.getString("signer_number"), Sql.uuidList(row, "organisations"), row.getInt("version"));
  }
}
