package id.payung.meetings.decision;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.DecisionAnswerPolicy;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
  private static final String OWN_BY_MANDATE = """
      EXISTS (SELECT 1 FROM accounts.mandate m
               WHERE m.regency = d.regency AND m.id = ANY (CAST(:mandates AS uuid[])) AND m.organisation = d.owner)""";

  /**
   * An agreement is made by the cooperation office, whoever owes it, and waits for it until it is signed; the activity
   * of a partner is written by it too.
   */
  private static final String TO_BE_MADE = """
      (d.outcome = 'agreement' OR d.target IS NULL AND d.outcome = 'activity'
       AND EXISTS (SELECT 1 FROM accounts.organisation o
         WHERE o.regency = d.regency AND o.id = d.owner AND o.kind = ANY (CAST(:partners AS text[]))))""";

  /**
   * Who owes it and may not make it has done their part with words, or when it is made; the rest is done by who may.
   */
  private static final String NOT_ONLY_SAID =
      "NOT (d.outcome = ANY (CAST(:unmakeable AS text[])) AND (d.answer <> '' OR d.target IS NOT NULL))";

  private static final String OF_A_STANDING_MEETING = """
      NOT EXISTS (SELECT 1 FROM meetings.meeting m
                   WHERE m.regency = d.regency AND m.id = d.meeting AND m.withdrawn_at IS NOT NULL)""";

  private final Rows rows;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;

  FollowUpRepository(Rows rows, OrganisationRepository organisations, ReferenceCatalogue reference,
      RegencyDirectory regencies) {
    this.rows = rows;
    this.organisations = organisations;
    this.reference = reference;
    this.regencies = regencies;
  }

  /** Decisions by date, with who owes them and the meetings that made them. */
  public Slice<FollowUpListItem> list(Actor actor, FollowUpFilter filter, ListWindow<FollowUpListItem> window) {
    record Line(MeetingDecision decision, @Nullable String title, @Nullable LocalDate heldOn, boolean withdrawn) {}
    SearchCondition search = SearchCondition.of("d.search", filter.q());
    List<Line> lines = rows
        .sql(actor,
            """
                SELECT %s, m.title, m.held_on, m.withdrawn_at IS NOT NULL AS withdrawn
                  FROM meetings.decision d LEFT JOIN meetings.meeting m ON m.regency = d.regency AND m.id = d.meeting
                 WHERE d.regency = :regency AND %s%s%s%s
                """.formatted(rows.columns(MeetingDecision.class, "d"), rows.reach(actor, MeetingDecision.class, "d"),
                filter.openOnly() ? " AND d.state = 'open' AND " + OF_A_STANDING_MEETING : "",
                search.sql() + window.condition(), window.orderAndLimit()))
        .params(search.params())
        .params(window.params())
        .list(Line.class);
    Map<UUID, Organisation> owners = organisations.findByIds(actor,
        lines.stream().map(line -> line.decision().ownerOrganisation()).distinct().toList());
    return window.slice(lines.stream()
        .map(line -> new FollowUpListItem(line.decision(), label(owners.get(line.decision().ownerOrganisation())),
            line.title(), line.heldOn(), line.withdrawn()))
        .toList());
  }

  private static String label(@Nullable Organisation owner) {
    return owner == null ? "–" : owner.label();
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    record Owed(MeetingDecision decision, boolean own) {}
    boolean all = actor.hasAnyRole(Role.TASK_FORCE_SECRETARY);
    if (!actor.hasAnyRole(DecisionAnswerPolicy.owners().toArray(Role[]::new))) {
      return List.of();
    }
    // Some see the whole regency; what they owe is their own office's.
    String own =
        "(d.owner = ANY (CAST(:offices AS uuid[]))" + (actor.hasRegencyWideReach() ? " OR " + OWN_BY_MANDATE : "")
            + (actor.hasAnyRole(Role.COOPERATION_OFFICE) ? " OR " + TO_BE_MADE : "") + ")";
    return rows
        .sql(actor, """
            SELECT %s, %s AS own FROM meetings.decision d
             WHERE d.regency = :regency AND d.state = 'open' AND %s AND %s AND %s AND %s
             ORDER BY d.due, d.id LIMIT :limit
            """.formatted(rows.columns(MeetingDecision.class, "d"), own, rows.reach(actor, MeetingDecision.class, "d"),
            OF_A_STANDING_MEETING, all ? "TRUE" : own, all ? "TRUE" : NOT_ONLY_SAID))
        .param("offices", actor.organisations())
        .param("mandates", actor.mandates())
        .param("partners", partnerKinds())
        .param("unmakeable", DecisionAnswerPolicy.unmakeable(actor))
        .param("limit", limit)
        .list(Owed.class)
        .stream()
        .map(owed -> duty(actor, owed.decision(), owed.own()))
        .toList();
  }

  private List<String> partnerKinds() {
    return reference.list("accounts/organisation-kinds")
        .entries()
        .stream()
        .filter(kind -> kind.text("group").equals("partner"))
        .map(CodeListEntry::code)
        .toList();
  }

  private Duty duty(Actor actor, MeetingDecision decision, boolean own) {
    String why = !own ? "others" : decision.drafted() ? "drafted." + decision.outcome()
        : DecisionAnswerPolicy.unmakeable(actor).contains(decision.outcome()) ? "said." + decision.outcome()
        : decision.outcome();
    Duty owed = new Duty("meetings.duty.decision", decision.id(), decision.text(), "meetings.duty.why." + why,
        decision.due(), "/meetings/decisions/" + decision.id(), "meetings.duty.open", 0);
    MeetingDecision.QuestionReopening again = decision.openedAgain();
    return again == null ? owed
        : owed.because("meetings.duty.why.reopened", again.reopenedByName(),
            LocalDateTime.ofInstant(again.reopenedAt(), regencies.require(actor.regency()).zone()),
            again.reopenReason());
  }
}
