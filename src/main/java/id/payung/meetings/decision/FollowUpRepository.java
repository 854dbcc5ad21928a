package id.payung.meetings.decision;

import id.payung.accounts.MandateRepository;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Rows rows;
  private final OrganisationRepository organisations;
  private final MandateRepository mandates;

  FollowUpRepository(Rows rows, OrganisationRepository organisations, MandateRepository mandates) {
    this.rows = rows;
    this.organisations = organisations;
    this.mandates = mandates;
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
  public boolean titlesFitForCalendar() {
    return true;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    Set<UUID> offices = officesOf(actor);
    RowQuery<MeetingDecision> open = rows.query(actor, MeetingDecision.class).is("state", "open");
    if (!actor.hasAnyRole(Role.TASK_FORCE_SECRETARY)) {
      if (!actor.hasAnyRole(OF_ONE_OFFICE)) {
        return List.of();
      }
      open.in("owner", offices);
    }
    return open.orderBy("r.due, r.id").limit(limit).list().stream().map(decision -> duty(decision, offices)).toList();
  }

  private static Duty duty(MeetingDecision decision, Set<UUID> offices) {
    String why = offices.contains(decision.ownerOrganisation()) ? decision.outcome() : "others";
    return new Duty("meetings.duty.decision", decision.id(), decision.text(), "meetings.duty.why." + why,
        decision.due(), "/meetings/decisions/" + decision.id(), "meetings.duty.open", 0);
  }

  /** Some see the whole regency; what they owe is their own office's. */
  private Set<UUID> officesOf(Actor actor) {
    Set<UUID> offices = new HashSet<>(actor.organisations());
    if (actor.person() != null
        && actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.PLANNER)) {
      mandates.listByPerson(actor, actor.requirePerson())
          .stream()
          .filter(mandate -> mandate.endedAt() == null)
          .forEach(mandate -> offices.add(mandate.organisation()));
    }
    return offices;
  }
}
