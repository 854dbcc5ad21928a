package id.payung.indicators.request;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.evidence.EvidenceRegister;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import id.payung.remarks.RemarkReachRepository;
import id.payung.remarks.RemarkReachRepository.SubjectReach;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who owes which answer. Everybody of the task force may read it; the secretary asks. */
@Component
@Transactional
public class DataRequestRepository {
  private final Rows rows;
  private final EvaluationRepository evaluations;
  private final QuestionScoreRepository scoreRepository;
  private final EvidenceRegister evidenceRegister;
  private final DatabaseRoleSwitch roleSwitch;
  private final RemarkReachRepository remarks;
  private final AuditTrailRepository trail;
  private final Clock clock;

  DataRequestRepository(Rows rows, EvaluationRepository evaluations, QuestionScoreRepository scoreRepository,
      EvidenceRegister evidenceRegister, DatabaseRoleSwitch roleSwitch, RemarkReachRepository remarks,
      AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.evaluations = evaluations;
    this.scoreRepository = scoreRepository;
    this.evidenceRegister = evidenceRegister;
    this.roleSwitch = roleSwitch;
    this.remarks = remarks;
    this.trail = trail;
    this.clock = clock;
  }

  /** What an office does ({@code civil-registry}) and which office that is here. */
  @Table(value = "indicators.owner_office", reach = "shared")
  public record OwnerOffice(@KeyColumn String owner, @FieldLabelKey("indicators.owners.office") UUID organisation,
      @FieldLabelKey("indicators.post") String post, int version) {
    public OwnerOffice(String owner, UUID organisation, String post) {
      this(owner, organisation, post, 0);
    }
  }

  /** The subject of its lines in the trail. */
  public static UUID trailSubjectId(String regency, String evaluation, String question) {
    return Ids.fromName("request:" + regency + ":" + evaluation + ":" + question);
  }

  @Transactional(readOnly = true)
  public Map<String, DataRequest> findAllByQuestion(Actor actor, String evaluation) {
    return rows.query(actor, DataRequest.class)
        .is("evaluation", evaluation)
        .list()
        .stream()
        .collect(Collectors.toMap(DataRequest::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<DataRequest> find(Actor actor, String evaluation, String question) {
    return rows.find(actor, DataRequest.class, evaluation, question);
  }

  @Transactional(readOnly = true)
  public Map<String, OwnerOffice> findOwnerOffices(Actor actor) {
    return rows.query(actor, OwnerOffice.class)
        .list()
        .stream()
        .collect(Collectors.toMap(OwnerOffice::owner, Function.identity(), (first, _) -> first, TreeMap::new));
  }

  /**
   * Says which office does what, once for the regency.
   *
   * @throws Stale when somebody else says so in the same moment
   */
  public void saveOwnerOffices(Actor actor, Collection<OwnerOffice> owners) {
    Map<String, OwnerOffice> known = findOwnerOffices(actor);
    for (OwnerOffice owner : owners) {
      if (write(actor, known.get(owner.owner()), owner)) {
        trail.recordWrite("data-owner", Ids.fromName("owner:" + actor.regency() + ":" + owner.owner()), "changed",
            List.of("organisation", "post"), null, reach(owner.organisation()));
      }
    }
  }

  private boolean write(Actor actor, @Nullable OwnerOffice before, OwnerOffice said) {
    if (before == null) {
      rows.save(actor, said);
      return true;
    }
    return rows.update(actor, before, RecordCopy.of(said).with(OwnerOffice::version, before.version()).make())
        .changed();
  }

  /**
   * Says which office does what, and asks them: both or neither. Gives how many questions they are asked for.
   *
   * @throws Refused when the year is closed
   */
  public int saveOwnerOfficesAndRequest(Actor actor, String code, Collection<OwnerOffice> owners) {
    requireNotClosed(actor, code);
    saveOwnerOffices(actor, owners);
    return requestFromOwnerOffices(actor, code);
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
        save(actor, null, new DataRequest(code, question.code(), owner.organisation(), owner.post(), evaluation.due(),
            clock.instant(), null, 0));
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
      save(actor, asked.get(question),
          new DataRequest(code, question, organisation, post, due, clock.instant(), null, 0));
    }
    scoreRepository.updateOrganisations(actor, code);
  }

  private void save(Actor actor, @Nullable DataRequest before, DataRequest asked) {
    if (before == null) {
      rows.save(actor, asked);
    } else if (!rows
        .update(actor, before,
            RecordCopy.of(asked)
                .with(DataRequest::askedAt, before.askedAt())
                .with(DataRequest::remindedOn,
                    before.organisation().equals(asked.organisation()) ? before.remindedOn() : null)
                .with(DataRequest::version, before.version())
                .make())
        .changed()) {
      return;
    }
    if (before != null && !before.organisation().equals(asked.organisation())) {
      roleSwitch.callAsModule("indicators", service -> {
        remarks.follow(service,
            List.of(
                new SubjectReach("question", trailSubjectId(service.regency(), asked.evaluation(), asked.question()),
                    List.of(asked.organisation()), List.of())));
        evidenceRegister.transferToOffice(service, asked.evaluation(), asked.question(), asked.organisation());
        return moveAnswerToOffice(service, asked);
      });
    }
    trail.recordWrite("request", trailSubjectId(actor.regency(), asked.evaluation(), asked.question()), "changed",
        List.of("organisation", "post", "due"), null, reach(asked.organisation()));
  }

  /** An office was reminded of all that it was asked for. */
  public void recordReminder(Actor actor, String code, UUID organisation, LocalDate day) {
    requireNotClosed(actor, code);
    List<DataRequest> asked = rows.query(actor, DataRequest.class)
        .is("evaluation", code)
        .is("organisation", organisation)
        .orderBy("r.question")
        .list();
    if (asked.isEmpty()) {
      throw new NotFound();
    }
    rows.query(actor, DataRequest.class)
        .is("evaluation", code)
        .is("organisation", organisation)
        .set(DataRequest::remindedOn, day)
        .keepVersion()
        .update();
    asked.forEach(one -> trail.recordWrite("request", trailSubjectId(actor.regency(), code, one.question()), "reminded",
        List.of(), null, reach(organisation)));
  }

  private int moveAnswerToOffice(Actor service, DataRequest asked) {
    int moved = 0;
    for (String table : List.of("answer", "opinion")) {
      moved += rows.sql(service, "UPDATE indicators." + table + """
           SET organisation = :organisation
           WHERE regency = :regency AND evaluation = :evaluation AND question = :question
             AND organisation <> :organisation
          """)
          .param("organisation", asked.organisation())
          .param("evaluation", asked.evaluation())
          .param("question", asked.question())
          .update();
    }
    return moved;
  }

  private Evaluation requireNotClosed(Actor actor, String code) {
    evaluations.requireNotClosed(actor, code);
    return evaluations.require(actor, code);
  }

  private static TrailReach reach(UUID organisation) {
    return new TrailReach(List.of(organisation), List.of());
  }
}
