package id.payung.indicators.request;

import id.payung.audit.AuditTrailRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.EvaluationRowRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
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
public class DataRequestLetterRepository {
  private static final String COLUMNS =
      "id, evaluation, number, dated, due, signer_name, signer_post, signer_number, organisations, version";

  private final JdbcClient jdbc;
  private final EvaluationRowRepository<DataRequestLetter> rowRepository;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final AuditTrailRepository trail;
  private final Clock clock;

  DataRequestLetterRepository(JdbcClient jdbc, EvaluationRepository evaluations, DataRequestRepository requests,
      AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.rowRepository = new EvaluationRowRepository<>(jdbc, "letter", COLUMNS, "dated", (row, n) -> read(row));
    this.evaluations = evaluations;
    this.requests = requests;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<DataRequestLetter> listByEvaluation(Actor actor, String evaluation) {
    return rowRepository.listByEvaluation(scope(actor), evaluation);
  }

  /**
   * @throws NotFound when it is not there, or addressed to others
   */
  @Transactional(readOnly = true)
  public DataRequestLetter require(Actor actor, UUID id) {
    return rowRepository.require(scope(actor), id);
  }

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).parties("organisations");
  }

  /** Keeps a letter and sets its deadline for the questions of its offices; the same id again changes nothing. */
  public void register(Actor actor, DataRequestLetter letter) {
    validate(letter);
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
        .param("organisations", SqlValues.uuidArray(letter.organisations()))
        .param("by", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
    if (added == 1) {
      trail.recordWrite("request-letter", letter.id(), "created", List.of("organisations", "due"), null,
          new AuditTrailRepository.TrailReach(letter.organisations(), List.of()));
      applyDeadline(actor, letter);
    }
  }

  /** The number has come. */
  public void assignNumber(Actor actor, UUID id, int basedOn, String number) {
    DataRequestLetter known = require(actor, id);
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
    trail.recordWrite("request-letter", id, "numbered", List.of("number"), null,
        new AuditTrailRepository.TrailReach(known.organisations(), List.of()));
  }

  private void applyDeadline(Actor actor, DataRequestLetter letter) {
    Map<UUID, List<DataRequest>> byOffice = requests.findAllByQuestion(actor, letter.evaluation())
        .values()
        .stream()
        .filter(request -> letter.organisations().contains(request.organisation()))
        .collect(java.util.stream.Collectors.groupingBy(DataRequest::organisation));
    byOffice.forEach((office, asked) -> asked.stream()
        .collect(java.util.stream.Collectors.groupingBy(DataRequest::post))
        .forEach((post, same) -> requests.requestAnswers(actor, letter.evaluation(),
            same.stream().map(DataRequest::question).toList(), office, post, letter.due())));
  }

  private static void validate(DataRequestLetter letter) {
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

  private static DataRequestLetter read(ResultSet row) throws SQLException {
    return new DataRequestLetter(SqlValues.uuid(row, "id"), row.getString("evaluation"), row.getString("number"),
        SqlValues.date(row, "dated"), SqlValues.date(row, "due"), row.getString("signer_name"),
        row.getString("signer_post"), row.getString("signer_number"), SqlValues.uuidList(row, "organisations"),
        row.getInt("version"));
  }
}
