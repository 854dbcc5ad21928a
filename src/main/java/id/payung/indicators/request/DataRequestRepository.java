package id.payung.indicators.request;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvidenceRegister;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who owes which answer. Everybody of the task force may read it; the secretary asks. */
@Component
@Transactional
public class DataRequestRepository {
  private static final String COLUMNS = "question, organisation, post, due, version";

  private final JdbcClient jdbc;
  private final EvaluationRepository evaluations;
  private final QuestionScoreRepository scoreRepository;
  private final EvidenceRegister evidenceRegister;
  private final DatabaseRoleSwitch roleSwitch;
  private final AuditTrailRepository trail;
  private final Clock clock;

  DataRequestRepository(JdbcClient jdbc, EvaluationRepository evaluations, QuestionScoreRepository scoreRepository,
      EvidenceRegister evidenceRegister, DatabaseRoleSwitch roleSwitch, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.scoreRepository = scoreRepository;
    this.evidenceRegister = evidenceRegister;
    this.roleSwitch = roleSwitch;
    this.trail = trail;
    this.clock = clock;
  }

  /** What an office does ({@code civil-registry}) and which office that is here. */
  public record OwnerOffice(String owner, UUID organisation, String post) {}

  /** The subject of its lines in the trail. */
  public static UUID trailSubjectId(String regency, String evaluation, String question) {
    return Ids.fromName("request:" + regency + ":" + evaluation + ":" + question);
  }

  @Transactional(readOnly = true)
  public Map<String, DataRequest> findAllByQuestion(Actor actor, String evaluation) {
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM indicators.request WHERE regency = :regency AND evaluation = :evaluation")
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .query((row, n) -> read(row))
        .list()
        .stream()
        .collect(Collectors.toMap(DataRequest::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<DataRequest> find(Actor actor, String evaluation, String question) {
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM indicators.request WHERE regency = :regency AND evaluation = :evaluation AND question = :question")
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", question)
        .query((row, n) -> read(row))
        .optional();
  }

  @Transactional(readOnly = true)
  public Map<String, OwnerOffice> findOwnerOffices(Actor actor) {
    return jdbc
        .sql("SELECT owner, organisation, post FROM indicators.owner_office WHERE regency = :regency ORDER BY owner")
        .param("regency", actor.regency())
        .query((row, n) -> new OwnerOffice(row.getString("owner"), SqlValues.uuid(row, "organisation"),
            row.getString("post")))
        .list()
        .stream()
        .collect(Collectors.toMap(OwnerOffice::owner, Function.identity(), (first, second) -> first, TreeMap::new));
  }

  /** Says which office does what, once for the regency. */
  public void saveOwnerOffices(Actor actor, Collection<OwnerOffice> owners) {
    for (OwnerOffice owner : owners) {
      int changed = jdbc.sql("""
          INSERT INTO indicators.owner_office (regency, owner, organisation, post) VALUES (:regency, :owner,
            :organisation, :post)
          ON CONFLICT (regency, owner) DO UPDATE
            SET organisation = excluded.organisation, post = excluded.post, version = owner_office.version + 1
            WHERE (owner_office.organisation, owner_office.post) IS DISTINCT FROM (excluded.organisation,
              excluded.post)
          """)
          .param("regency", actor.regency())
          .param("owner", owner.owner())
          .param("organisation", owner.organisation())
          .param("post", owner.post())
          .update();
      if (changed == 1) {
        trail.recordWrite("data-owner", Ids.fromName("owner:" + actor.regency() + ":" + owner.owner()), "changed",
            List.of("organisation", "post"), null,
            new AuditTrailRepository.TrailReach(List.of(owner.organisation()), List.of()));
      }
    }
  }

  /** Asks every office for the questions of its kind that nobody has been asked for yet; gives how many. */
  public int requestFromOwnerOffices(Actor actor, String code) {
    Evaluation evaluation = requireNotClosed(actor, code);
    Map<String, OwnerOffice> owners = findOwnerOffices(actor);
    Map<String, DataRequest> asked = findAllByQuestion(actor, code);
    int added = 0;
    for (var question : evaluations.requireInstrumentCopy(actor, evaluation).content().questions().toList()) {
      OwnerOffice owner = owners.get(question.owner());
      if (owner != null && !asked.containsKey(question.code())) {
        upsert(actor, code, question.code(), owner.organisation(), owner.post(), evaluation.due(), null);
        added++;
      }
    }
    if (added > 0) {
      scoreRepository.updateOrganisations(actor, code);
    }
    return added;
  }

  /** Asks one office for these questions; an answer that is there already goes along to the new office. */
  public void requestAnswers(Actor actor, String code, Collection<String> questions, UUID organisation, String post,
      @Nullable LocalDate due) {
    Evaluation evaluation = requireNotClosed(actor, code);
    var instrument = evaluations.requireInstrumentCopy(actor, evaluation).content();
    Map<String, DataRequest> asked = findAllByQuestion(actor, code);
    for (String question : questions) {
      if (instrument.question(question).isEmpty()) {
        throw new Refused("indicators.requests.no-question", question);
      }
      upsert(actor, code, question, organisation, post, due, asked.get(question));
    }
    scoreRepository.updateOrganisations(actor, code);
  }

  private void upsert(Actor actor, String code, String question, UUID organisation, String post,
      @Nullable LocalDate due, @Nullable DataRequest before) {
    int changed = jdbc.sql("""
        INSERT INTO indicators.request (regency, evaluation, question, organisation, post, due, asked_at)
        VALUES (:regency, :evaluation, :question, :organisation, :post, :due, :now)
        ON CONFLICT (regency, evaluation, question) DO UPDATE
          SET organisation = excluded.organisation, post = excluded.post, due = excluded.due,
            version = request.version + 1
          WHERE (request.organisation, request.post, request.due) IS DISTINCT FROM (excluded.organisation,
            excluded.post, excluded.due)
        """)
        .param("regency", actor.regency())
        .param("evaluation", code)
        .param("question", question)
        .param("organisation", organisation)
        .param("post", post)
        .param("due", due)
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
    if (changed == 0) {
      return;
    }
    if (before != null && !before.organisation().equals(organisation)) {
      roleSwitch.callAsModule("indicators", service -> {
        evidenceRegister.transferToOffice(service, code, question, organisation);
        return moveAnswerToOffice(service, code, question, organisation);
      });
    }
    trail.recordWrite("request", trailSubjectId(actor.regency(), code, question), "changed",
        List.of("organisation", "post", "due"), null,
        new AuditTrailRepository.TrailReach(List.of(organisation), List.of()));
  }

  private int moveAnswerToOffice(Actor service, String code, String question, UUID organisation) {
    int moved = 0;
    for (String table : List.of("answer", "opinion")) {
      moved += jdbc.sql("UPDATE indicators." + table
          + " SET organisation = :organisation WHERE regency = :regency AND evaluation = :evaluation AND question = "
          + ":question AND organisation <> :organisation")
          .param("organisation", organisation)
          .param("regency", service.regency())
          .param("evaluation", code)
          .param("question", question)
          .update();
    }
    return moved;
  }

  private Evaluation requireNotClosed(Actor actor, String code) {
    Evaluation evaluation = evaluations.require(actor, code);
    EvaluationRepository.throwIfClosed(evaluation);
    return evaluation;
  }

  private static DataRequest read(ResultSet row) throws SQLException {
    return new DataRequest(row.getString("question"), SqlValues.uuid(row, "organisation"), row.getString("post"),
        SqlValues.dateOrNull(row, "due"), row.getInt("version"));
  }
}
