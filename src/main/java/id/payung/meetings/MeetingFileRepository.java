package id.payung.meetings;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of meetings, as wide as the meeting they belong to; the bytes lie with the documents. */
@Repository
@Transactional
public class MeetingFileRepository {
  private final Rows rows;
  private final MeetingRepository meetings;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MeetingFileRepository(Rows rows, MeetingRepository meetings, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.meetings = meetings;
    this.trail = trail;
    this.clock = clock;
  }

  /** All of a meeting, by kind, then as they came. */
  @Transactional(readOnly = true)
  public List<MeetingFile> listByMeeting(Actor actor, UUID meeting) {
    return rows.query(actor, MeetingFile.class)
        .is("meeting", meeting)
        .param("kinds", MeetingFile.KINDS)
        .orderBy("array_position(CAST(:kinds AS text[]), r.kind), r.added_at, r.id")
        .list();
  }

  /**
   * @throws NotFound when the meeting has none of this id
   */
  @Transactional(readOnly = true)
  public MeetingFile require(Actor actor, UUID meeting, UUID file) {
    return rows.query(actor, MeetingFile.class).key(file).is("meeting", meeting).require();
  }

  /**
   * One that the actor may open. That an attendance list was opened stands in the trail.
   *
   * @throws NotFound when there is none, or it is not for them
   */
  public MeetingFile openFile(Actor actor, UUID meeting, UUID file) {
    MeetingFile found = require(actor, meeting, file);
    if (!found.isOpenTo(actor)) {
      throw new NotFound();
    }
    if (found.kind().equals("attendance")) {
      trail.recordRead("meeting", meeting, "attendance-opened", MeetingRepository.auditReach(found.organisations()));
    }
    return found;
  }

  /**
   * Adds a file that is kept already; the same bytes again change nothing.
   *
   * @throws Refused when the meeting was withdrawn
   */
  public void addFile(Actor actor, UUID meeting, UUID id, String kind, String name, StoredDocument kept) {
    List<UUID> reach = meetings.lockStanding(actor, meeting).organisations();
    boolean added = rows.insertIfAbsent(actor,
        RecordCopy.blank(MeetingFile.class)
            .with(MeetingFile::id, id)
            .with(MeetingFile::meeting, meeting)
            .with(MeetingFile::kind, kind)
            .with(MeetingFile::name, name)
            .with(MeetingFile::sha256, kept.sha256())
            .with(MeetingFile::mediaType, kept.kind().mediaType())
            .with(MeetingFile::size, kept.size())
            .with(MeetingFile::addedBy, actor.name())
            .with(MeetingFile::addedAt, clock.instant())
            .with(MeetingFile::organisations, reach)
            .make());
    if (added) {
      trail.recordWrite("meeting", meeting, "file-added", List.of("files"), null, MeetingRepository.auditReach(reach));
    }
  }

  /**
   * Takes a file from the meeting; that it was there, and why it went, stays in the trail.
   *
   * @throws Refused when the meeting was withdrawn
   */
  public void removeFile(Actor actor, UUID meeting, UUID file, String reason) {
    meetings.lockStanding(actor, meeting);
    MeetingFile gone = require(actor, meeting, file);
    rows.delete(actor, gone);
    trail.recordWrite("meeting", meeting, "file-removed", List.of("files"), reason,
        MeetingRepository.auditReach(gone.organisations()));
  }
}
