package id.payung.meetings;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.NewTrailEntry;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import id.payung.platform.search.SearchText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Meetings: read by those who were there or owe something since, written by the task force's secretariat. */
@Repository
@Transactional
public class MeetingRepository {
  /** Of one day. */
  private static final int MAX_COMPARED = 500;

  private final Rows rows;
  private final ReachCopies copies;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MeetingRepository(Rows rows, ReachCopies copies, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.copies = copies;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Slice<MeetingListItem> list(Actor actor, MeetingFilter filter, ListWindow<MeetingListItem> window) {
    return window.slice(rows.query(actor, Meeting.class)
        .as("m")
        .is("withdrawn_at", null)
        .containing("m.search", filter.q())
        .isIfGiven("kind", filter.kind())
        .within(window.condition(), window.orderAndLimit(), window.params())
        .list(MeetingListItem.class, """
            m.id, m.kind, m.title, m.held_on, m.place,
            (SELECT count(*) FROM meetings.decision d WHERE d.regency = m.regency AND d.meeting = m.id)::int
              AS decisions,
            (SELECT count(*) FROM meetings.decision d WHERE d.regency = m.regency AND d.meeting = m.id
              AND d.state = 'open')::int AS open"""));
  }

  /**
   * @throws NotFound when there is none, or none that the actor may read
   */
  @Transactional(readOnly = true)
  public Meeting require(Actor actor, UUID id) {
    return rows.require(actor, Meeting.class, id);
  }

  /** Likewise, with the organisations that were there. */
  @Transactional(readOnly = true)
  public Meeting requireWithAttendance(Actor actor, UUID id) {
    Set<UUID> attendance =
        listAttendance(actor, id).stream().map(AttendingOrganisation::organisation).collect(Collectors.toSet());
    return RecordCopy.of(require(actor, id)).with(Meeting::attendance, attendance).make();
  }

  @Transactional(readOnly = true)
  public List<AttendingOrganisation> listAttendance(Actor actor, UUID meeting) {
    return rows.query(actor, AttendingOrganisation.class).is("meeting", meeting).orderBy("r.organisation").list();
  }

  @Transactional(readOnly = true)
  public List<MeetingProposal> listProposals(Actor actor, UUID meeting) {
    return rows.query(actor, MeetingProposal.class).is("meeting", meeting).orderBy("r.id").list();
  }

  /**
   * Until the transaction ends nobody withdraws it or writes to it.
   *
   * @throws Refused when it was withdrawn
   */
  Meeting lockStanding(Actor actor, UUID id) {
    return rows.lockOngoing(actor, Meeting.class, id);
  }

  /** Whether a standing one has the same title and day. */
  @Transactional(readOnly = true)
  public boolean hasTwin(Actor actor, MeetingForm form) {
    record Titled(UUID id, String title) {}
    String title = SearchText.normalise(form.title());
    return rows.query(actor, Meeting.class)
        .is("held_on", form.heldOn())
        .is("withdrawn_at", null)
        .orderBy("r.id")
        .limit(MAX_COMPARED)
        .list(Titled.class, "r.id, r.title")
        .stream()
        .anyMatch(one -> !one.id().equals(form.id()) && SearchText.normalise(one.title()).equals(title));
  }

  /** Writes a meeting down; the same id again is the same meeting. */
  public void insertMeeting(Actor actor, Meeting meeting) {
    if (rows.insertIfAbsent(actor, meeting)) {
      insertAttendance(actor, meeting.id(), meeting.attendance());
      trail.recordWrite("meeting", meeting.id(), "created", List.of("title", "heldOn", "attendance"), null,
          auditReach(meeting.organisations()));
    }
  }

  /**
   * Writes down meetings of long ago with what was decided, in a few statements for all of them; those that are there
   * already stay as they are.
   *
   * @return ids of those that were written
   */
  public Set<UUID> insertMeetings(Actor actor, List<Meeting> meetings, List<MeetingDecision> decisions) {
    Set<UUID> inserted = rows.insertAbsent(actor, meetings);
    List<Meeting> added = meetings.stream().filter(one -> inserted.contains(one.id())).toList();
    List<MeetingDecision> decided = decisions.stream().filter(one -> inserted.contains(one.meeting())).toList();
    rows.insertAll(actor,
        added.stream()
            .flatMap(one -> one.attendance()
                .stream()
                .map(office -> new AttendingOrganisation(one.id(), office, one.organisations())))
            .toList());
    rows.insertAll(actor, decided);
    List<NewTrailEntry> lines = new ArrayList<>();
    added.forEach(one -> lines.add(new NewTrailEntry("meeting", one.id(), "imported",
        List.of("title", "heldOn", "attendance"), null, auditReach(one.organisations()))));
    decided.forEach(one -> lines.add(new NewTrailEntry("decision", one.id(), "imported",
        List.of("text", "owner", "due"), null, auditReach(one.organisations()))));
    trail.recordWrite(lines);
    return inserted;
  }

  /**
   * Takes back a meeting that came from a register a moment ago, when nobody has done anything with it since.
   *
   * @param decisions the ids that its decisions may have
   * @throws Refused when somebody has
   */
  public void takeBackImported(Actor actor, UUID id, Set<UUID> decisions) {
    Meeting meeting = rows.lock(actor, Meeting.class, id);
    boolean touched = meeting.registerFile() == null || meeting.version() > 1 || meeting.withdrawn()
        || rows.query(actor, MeetingDecision.class)
            .is("meeting", id)
            .list()
            .stream()
            .anyMatch(one -> one.version() > 1 || !one.open() || !decisions.contains(one.id()))
        || rows.query(actor, MeetingProposal.class).is("meeting", id).exists()
        || rows.query(actor, MeetingFile.class).is("meeting", id).exists();
    if (touched) {
      throw new Refused("meetings.register.changed");
    }
    rows.query(actor, MeetingDecision.class).is("meeting", id).delete();
    rows.query(actor, AttendingOrganisation.class).is("meeting", id).delete();
    rows.query(actor, Meeting.class).key(id).delete();
    trail.recordWrite("meeting", id, "import-undone", List.of("title"), null, auditReach(meeting.organisations()));
  }

  /**
   * @param wording names for ids and codes, should it be stale
   * @throws Refused when it was withdrawn
   * @throws Stale when somebody else saved meanwhile
   */
  public void updateMeeting(Actor actor, MeetingForm form, DisplayNames wording) {
    lockStanding(actor, form.id());
    Meeting before = requireWithAttendance(actor, form.id());
    SaveResult<Meeting> saved = rows.update(actor, before, form.change(before), wording);
    if (!saved.changed()) {
      return;
    }
    if (saved.fields().contains("attendance")) {
      List<UUID> gone = before.attendance().stream().filter(one -> !form.office().contains(one)).toList();
      rows.query(actor, AttendingOrganisation.class).is("meeting", form.id()).in("organisation", gone).delete();
      insertAttendance(actor, form.id(), form.office());
    }
    trail.recordWrite("meeting", form.id(), "changed", saved.fields(), null,
        auditReach(recalculateReach(actor, form.id())));
  }

  private void insertAttendance(Actor actor, UUID meeting, Collection<UUID> offices) {
    List<UUID> reach = List.copyOf(offices);
    rows.insertAllIfAbsent(actor,
        offices.stream().map(office -> new AttendingOrganisation(meeting, office, reach)).toList());
  }

  public void addProposal(Actor actor, UUID meeting, UUID id, @Nullable UUID organisation, String text) {
    List<UUID> reach = lockStanding(actor, meeting).organisations();
    if (rows.insertIfAbsent(actor, new MeetingProposal(id, meeting, organisation, text, reach))) {
      trail.recordWrite("meeting", meeting, "proposal-added", List.of("proposals"), null, auditReach(reach));
    }
  }

  /**
   * Takes a meeting out of the lists; one that was taken out already stays as it is.
   *
   * @return as it stands now; empty where nothing was to do
   */
  public Optional<Meeting> withdrawMeeting(Actor actor, UUID id, String reason) {
    Meeting meeting = rows.lock(actor, Meeting.class, id);
    if (meeting.withdrawn()) {
      return Optional.empty();
    }
    Meeting withdrawn = rows.update(actor, meeting,
        RecordCopy.of(meeting)
            .with(Meeting::withdrawnAt, clock.instant())
            .with(Meeting::withdrawnByName, actor.name())
            .with(Meeting::withdrawReason, reason.strip())
            .make())
        .row();
    trail.recordWrite("meeting", id, "withdrawn", List.of(), reason, auditReach(meeting.organisations()));
    return Optional.of(withdrawn);
  }

  /**
   * Puts a meeting back into the lists that was withdrawn a moment ago.
   *
   * @param version that the withdrawal left
   * @throws Refused when somebody changed it since
   */
  public void restoreMeeting(Actor actor, UUID id, int version) {
    Meeting meeting = rows.lock(actor, Meeting.class, id);
    if (!meeting.withdrawn() || meeting.version() != version) {
      throw new Refused("meetings.refused.restored");
    }
    rows.update(actor, meeting,
        RecordCopy.of(meeting)
            .with(Meeting::withdrawnAt, null)
            .with(Meeting::withdrawnByName, "")
            .with(Meeting::withdrawReason, "")
            .make());
    trail.recordWrite("meeting", id, "withdrawal-undone", List.of(), null, auditReach(meeting.organisations()));
  }

  /** The reach of a meeting and of all that hangs on it, made anew: who was there and who owes. */
  List<UUID> recalculateReach(Actor actor, UUID meeting) {
    record Reach(List<UUID> organisations) {}
    Reach reach = rows.sql(actor, """
        UPDATE meetings.meeting AS m SET organisations = ARRAY (
          SELECT a.organisation FROM meetings.attendance a WHERE a.regency = m.regency AND a.meeting = m.id
          UNION SELECT d.owner FROM meetings.decision d WHERE d.regency = m.regency AND d.meeting = m.id)
         WHERE m.regency = :regency AND m.id = :id RETURNING m.organisations
        """).param("id", meeting).single(Reach.class);
    copies.copy(actor, Meeting.class, meeting);
    return reach.organisations();
  }

  static TrailReach auditReach(Collection<UUID> organisations) {
    return new TrailReach(organisations, List.of());
  }
}
