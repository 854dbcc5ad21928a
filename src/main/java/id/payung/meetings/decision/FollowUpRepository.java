package id.payung.meetings.decision;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is owed since meetings, by date: the list, and what stands on the first page of those who owe it. */
@Repository
@Transactional(readOnly = true)
class FollowUpRepository implements DutySource {
  private static final Role[] OF_ONE_OFFICE = {Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
    Role.PARTNER_COORDINATOR, Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.PLANNER};

  private static final String OWN_BY_MANDATE = """
      EXISTS (SELECT 1 FROM accounts.mandate m
               WHERE m.regency = d.regency AND m.person = :me AND m.organisation = d.owner AND m.ended_at IS NULL)""";

  private final Rows rows;
  private final OrganisationRepository organisations;

  FollowUpRepository(Rows rows, OrganisationRepository organisations) {
    this.rows = rows;
    this.organisations = organisations;
  }

  /** Decisions by date, with who owes them and the meetings that made them. */
  public Slice<FollowUp> list(Actor actor, FollowUpFilter filter, ListWindow<FollowUp> window) {
    record Line(MeetingDecision decision, @Nullable String title, @Nullable LocalDate heldOn) {}
    SearchCondition search = SearchCondition.of("d.search", filter.q());
    List<Line> lines = rows.sql(actor, """
        SELECT %s, m.title, m.held_on
          FROM meetings.decision d LEFT JOIN meetings.meeting m ON m.regency = d.regency AND m.id = d.meeting
         WHERE d.regency = :regency AND %s%s%s%s
        """.formatted(rows.columns(MeetingDecision.class, "d"), rows.reach(actor, MeetingDecision.class, "d"),
        filter.openOnly() ? " AND d.state = 'open'" : "", search.sql() + window.condition(), window.orderAndLimit()))
        .params(search.params())
        .params(window.params())
        .list(Line.class);
    Map<UUID, Organisation> owners = organisations.findByIds(actor,
        lines.stream().map(line -> line.decision().ownerOrganisation()).distinct().toList());
    return window.slice(lines.stream()
        .map(line -> new FollowUp(line.decision(), label(owners.get(line.decision().ownerOrganisation())), line.title(),
            line.heldOn()))
        .toList());
  }

  private static String label(@Nullable Organisation owner) {
    return owner == null ? "–" : owner.label();
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    record Owed(MeetingDecision decision, boolean own) {}
    boolean all = actor.hasAnyRole(Role.TASK_FORCE_SECRETARY);
    if (!all && !actor.hasAnyRole(OF_ONE_OFFICE)) {
      return List.of();
    }
    // Some see the whole regency; what they owe is their own office's.
    boolean byMandate =
        actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.PLANNER);
    String own = "(d.owner = ANY (CAST(:offices AS uuid[]))" + (byMandate ? " OR " + OWN_BY_MANDATE : "") + ")";
    return rows
        .sql(actor,
            """
                SELECT %s, %s AS own FROM meetings.decision d
                 WHERE d.regency = :regency AND d.state = 'open' AND %s AND %s
                 ORDER BY d.due, d.id LIMIT :limit
                """.formatted(rows.columns(MeetingDecision.class, "d"), own,
                rows.reach(actor, MeetingDecision.class, "d"), all ? "TRUE" : own))
        .param("offices", actor.organisations())
        .param("me", actor.person())
        .param("limit", limit)
        .list(Owed.class)
        .stream()
        .map(owed -> duty(owed.decision(), owed.own()))
        .toList();
  }

  private static Duty duty(MeetingDecision decision, boolean own) {
    String why = own ? decision.outcome() : "others";
    return new Duty("meetings.duty.decision", decision.id(), decision.text(), "meetings.duty.why." + why,
        decision.due(), "/meetings/decisions/" + decision.id(), "meetings.duty.open", 0);
  }
}
