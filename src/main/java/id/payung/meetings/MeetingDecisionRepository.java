package id.payung.meetings;

import id.payung.accounts.MandateRepository;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was decided, who owes it, by when, and what it became. Nothing decided is owed by nobody. */
@Component
@Transactional
public class MeetingDecisionRepository implements DutySource {
  static final String SELECT =
      "SELECT d.id, d.meeting, d.text, d.outcome, d.owner, d.owner_post, d.due, d.state, d.target, d.answer, "
          + "d.version FROM meetings.decision d";

  private final JdbcClient jdbc;
  private final MeetingRepository meetings;
  private final OrganisationRepository organisations;
  private final MandateRepository directory;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MeetingDecisionRepository(JdbcClient jdbc, MeetingRepository meetings, OrganisationRepository organisations,
      MandateRepository directory, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.meetings = meetings;
    this.organisations = organisations;
    this.directory = directory;
    this.trail = trail;
    this.clock = clock;
  }

  /** @throws NotFound when it is not there, or was taken among others */
  @Transactional(readOnly = true)
  public MeetingDecision require(Actor actor, UUID id) {
    return find(actor, id).orElseThrow(NotFound::new);
  }

  /**
   * Whether a page may lead there: who came into the work later reads of its beginning only what the meeting shared
   * with them.
   */
  @Transactional(readOnly = true)
  public boolean isVisible(Actor actor, @Nullable UUID id) {
    return id != null && find(actor, id).isPresent();
  }

  private Optional<MeetingDecision> find(Actor actor, UUID id) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("d.organisations");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("id", id);
    return jdbc.sql(SELECT + " WHERE d.regency = :regency AND d.id = :id AND " + scope.conditionSql())
        .params(params)
        .query((row, n) -> readRow(row))
        .optional();
  }

  /** Decisions by date, with who owes them and the meetings that made them. */
  @Transactional(readOnly = true)
  Slice<FollowUp> list(Actor actor, FollowUpFilter filter, ListWindow<FollowUp> window) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("d.organisations");
    record Row(MeetingDecision decision, @Nullable String meeting, @Nullable LocalDate heldOn) {}
    List<Row> rows = jdbc
        .sql("""
            SELECT d.id, d.meeting, d.text, d.outcome, d.owner, d.owner_post, d.due, d.state, d.target, d.answer,
              d.version, m.title, m.held_on
              FROM meetings.decision d LEFT JOIN meetings.meeting m ON m.regency = d.regency AND m.id = d.meeting
             WHERE d.regency = :regency AND %s%s%s%s
            """.formatted(scope.conditionSql(), filter.openOnly() ? " AND d.state = 'open'" : "", window.condition(),
            window.orderAndLimit()))
        .params(scope.params())
        .params(window.params())
        .query((row, n) -> new Row(readRow(row), row.getString("title"), SqlValues.dateOrNull(row, "held_on")))
        .list();
    Map<UUID, Organisation> owners = organisations.findByIds(actor,
        rows.stream().map(row -> row.decision().ownerOrganisation()).distinct().toList());
    return window.slice(rows.stream()
        .map(row -> new FollowUp(row.decision(), label(owners.get(row.decision().ownerOrganisation())), row.meeting(),
            row.heldOn()))
        .toList());
  }

  private static String label(@Nullable Organisation owner) {
    return owner == null ? "–" : owner.label();
  }

  /**
   * Writes down what was decided; the same id again changes nothing.
   *
   * @throws NotFound when the meeting or the owner is not there
   */
  public void addDecision(Actor actor, UUID meeting, UUID id, String text, String outcome, UUID owner, String ownerPost,
      LocalDate due) {
    organisations.require(actor, owner);
    int added = jdbc.sql("""
        INSERT INTO meetings.decision (regency, id, meeting, text, outcome, owner, owner_post, due, organisations)
        VALUES (:regency, :id, :meeting, :text, :outcome, :owner, :post, :due, CAST(:reach AS uuid[]))
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("meeting", meeting)
        .param("text", text)
        .param("outcome", outcome)
        .param("owner", owner)
        .param("post", ownerPost)
        .param("due", due)
        .param("reach", SqlValues.uuidArray(meetings.reachOf(actor, meeting)))
        .update();
    if (added == 1) {
      List<UUID> reach = meetings.recalculateReach(actor, meeting);
      trail.recordWrite("decision", id, "created", List.of("text", "owner", "due"), null,
          MeetingRepository.auditReach(reach));
    }
  }

  /**
   * Puts right what was written down wrongly while nothing has come of it yet; the trail keeps that it was changed.
   *
   * @throws Stale when somebody saved meanwhile
   * @throws Refused when it is closed
   */
  public void correctDecision(Actor actor, UUID decision, int version, String text, String outcome, UUID owner,
      String ownerPost, LocalDate due) {
    MeetingDecision current = require(actor, decision);
    if (!current.open()) {
      throw new Refused("meetings.decision.closed");
    }
    Organisation before = organisations.require(actor, current.ownerOrganisation());
    Organisation after = organisations.require(actor, owner);
    int changed = current.version() != version ? 0
        : jdbc.sql("""
            UPDATE meetings.decision SET text = :text, outcome = :outcome, owner = :owner, owner_post = :post,
              due = :due, version = version + 1
             WHERE regency = :regency AND id = :id AND state = 'open' AND version = :version
            """)
            .param("text", text)
            .param("outcome", outcome)
            .param("owner", owner)
            .param("post", ownerPost)
            .param("due", due)
            .param("regency", actor.regency())
            .param("id", decision)
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new Stale(current.version(),
          List.of(new Stale.Difference("meetings.field.decision", text, current.text()),
              new Stale.Difference("meetings.field.owner", after.label(), before.label()),
              new Stale.Difference("meetings.field.due", due.toString(), current.due().toString())));
    }
    trail.recordWrite("decision", decision, "changed", changedFields(current, text, outcome, owner, ownerPost, due),
        null, MeetingRepository.auditReach(meetings.recalculateReach(actor, current.meeting())));
  }

  private static List<String> changedFields(MeetingDecision current, String text, String outcome, UUID owner,
      String ownerPost, LocalDate due) {
    List<String> fields = new ArrayList<>();
    if (!current.text().equals(text)) {
      fields.add("text");
    }
    if (!current.outcome().equals(outcome)) {
      fields.add("outcome");
    }
    if (!current.ownerOrganisation().equals(owner) || !current.ownerPost().equals(ownerPost)) {
      fields.add("owner");
    }
    if (!current.due().equals(due)) {
      fields.add("due");
    }
    return fields;
  }

  /**
   * The agreement or activity that this decision became. Called by the module in which it was made, in its transaction.
   */
  public void closeWithResult(Actor actor, UUID decision, String kind, UUID target) {
    closeDecision(actor, decision, "became", target, "", kind);
  }

  /** The answer that was owed, or the document that was handed over, in words. */
  public void closeWithAnswer(Actor actor, UUID decision, String answer) {
    MeetingDecision open = require(actor, decision);
    if (!actor.hasRegencyWideReach() && !actor.organisations().contains(open.ownerOrganisation())) {
      throw new Forbidden();
    }
    if (answer.isBlank()) {
      throw new Refused("meetings.answer.needed");
    }
    closeDecision(actor, decision, "answered", null, answer.strip(), "answered");
  }

  /** It is no longer owed; the reason stays. */
  public void dropDecision(Actor actor, UUID decision, String reason) {
    if (!actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      throw new Forbidden();
    }
    closeDecision(actor, decision, "dropped", null, reason.strip(), "dropped");
  }

  private void closeDecision(Actor actor, UUID decision, String state, @Nullable UUID target, String answer,
      String action) {
    MeetingDecision current = require(actor, decision);
    if (!current.open()) {
      if (target != null && target.equals(current.target())) {
        return;
      }
      throw new Refused("meetings.decision.closed");
    }
    jdbc.sql("""
        UPDATE meetings.decision SET state = :state, target = :target, answer = :answer, closed_at = :now,
          version = version + 1
         WHERE regency = :regency AND id = :id AND state = 'open'
        """)
        .param("state", state)
        .param("target", target)
        .param("answer", answer)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("regency", actor.regency())
        .param("id", decision)
        .update();
    trail.recordWrite("decision", decision, action, List.of("state"), state.equals("dropped") ? answer : null,
        MeetingRepository.auditReach(meetings.reachOf(actor, current.meeting())));
  }

  /** Opens again what was closed by mistake. */
  public void reopenDecision(Actor actor, UUID decision, String reason) {
    if (!actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      throw new Forbidden();
    }
    MeetingDecision current = require(actor, decision);
    jdbc.sql(
        "UPDATE meetings.decision SET state = 'open', target = NULL, closed_at = NULL, version = version + 1 WHERE "
            + "regency = :regency AND id = :id AND state <> 'open'")
        .param("regency", actor.regency())
        .param("id", decision)
        .update();
    trail.recordWrite("decision", decision, "reopened", List.of("state"), reason,
        MeetingRepository.auditReach(meetings.reachOf(actor, current.meeting())));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Duty> listDuties(Actor actor, int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("regency", actor.regency());
    params.put("limit", limit);
    Set<UUID> offices = new HashSet<>(actor.organisations());
    if (actor.person() != null
        && actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.PLANNER)) {
      // Their sight is the whole regency; what they owe is their own office's.
      directory.listByPerson(actor, actor.requirePerson())
          .stream()
          .filter(mandate -> mandate.endedAt() == null)
          .forEach(mandate -> offices.add(mandate.organisation()));
    }
    String ownerCondition;
    if (actor.hasAnyRole(Role.TASK_FORCE_SECRETARY)) {
      ownerCondition = "TRUE";
    } else if (actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR,
        Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.PLANNER)) {
      ownerCondition = "d.owner = ANY (CAST(:mine AS uuid[]))";
      params.put("mine", SqlValues.uuidArray(offices));
    } else {
      return List.of();
    }
    return jdbc
        .sql(SELECT + " WHERE d.regency = :regency AND d.state = 'open' AND " + ownerCondition
            + " ORDER BY d.due, d.id LIMIT :limit")
        .params(params)
        .query((row, n) -> readRow(row))
        .list()
        .stream()
        .map(decision -> new Duty("meetings.duty.decision", decision.id(), decision.text(),
            "meetings.duty.why." + (offices.contains(decision.ownerOrganisation()) ? decision.outcome() : "others"),
            decision.due(), "/meetings/decisions/" + decision.id(), "meetings.duty.open", 0))
        .toList();
  }

  static MeetingDecision readRow(ResultSet row) throws SQLException {
    return new MeetingDecision(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "meeting"), row.getString("text"),
        row.getString("outcome"), SqlValues.uuid(row, "owner"), row.getString("owner_post"), SqlValues.date(row, "due"),
        row.getString("state"), SqlValues.uuidOrNull(row, "target"), row.getString("answer"), row.getInt("version"));
  }
}
