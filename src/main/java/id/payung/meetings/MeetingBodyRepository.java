package id.payung.meetings;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bodies such as Gugus Tugas KLA: decree, members by post, and the five-year action plan (RAD). Public within the
 * regency.
 */
@Repository
@Transactional
public class MeetingBodyRepository {
  private final Rows rows;
  private final AuditTrailRepository trail;

  MeetingBodyRepository(Rows rows, AuditTrailRepository trail) {
    this.rows = rows;
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public List<MeetingBody> list(Actor actor) {
    return rows.query(actor, MeetingBody.class).orderBy("r.name, r.id").limit(200).list();
  }

  @Transactional(readOnly = true)
  public MeetingBody require(Actor actor, UUID id) {
    return rows.require(actor, MeetingBody.class, id);
  }

  @Transactional(readOnly = true)
  public List<MeetingBodyMember> listMembers(Actor actor, UUID body) {
    return rows.query(actor, MeetingBodyMember.class).is("body", body).orderBy("r.position, r.id").list();
  }

  @Transactional(readOnly = true)
  public List<ActionPlanItem> listActions(Actor actor, UUID body) {
    return rows.query(actor, ActionPlanItem.class).is("body", body).orderBy("r.year, r.id").limit(2000).list();
  }

  /**
   * Writes a body down, or its changed decree; a new decree keeps the members.
   *
   * @param body with version 0 when it is new
   * @throws Stale when somebody else saved meanwhile
   */
  public void saveBody(Actor actor, MeetingBody body, DisplayNames wording) {
    if (body.version() == 0 && rows.insertIfAbsent(actor, body)) {
      trail.recordWrite("body", body.id(), "created", List.of("name", "decree", "validity"), null, TrailReach.NONE);
      return;
    }
    SaveResult<MeetingBody> saved = rows.update(actor, require(actor, body.id()), body, wording);
    if (saved.changed()) {
      trail.recordWrite("body", body.id(), "changed", saved.fields(), null, TrailReach.NONE);
    }
  }

  public void addMember(Actor actor, MeetingBodyMember member) {
    if (rows.insertIfAbsent(actor, member)) {
      trail.recordWrite("body", member.body(), "member-added", List.of("members"), null, TrailReach.NONE);
    }
  }

  public void removeMember(Actor actor, UUID body, UUID member) {
    if (rows.query(actor, MeetingBodyMember.class).key(member).is("body", body).delete() == 0) {
      throw new NotFound();
    }
    trail.recordWrite("body", body, "member-removed", List.of("members"), null, TrailReach.NONE);
  }

  /**
   * Writes a line of the action plan down, or how it stands now; what was planned stays as it is.
   *
   * @throws Stale when somebody else saved meanwhile
   */
  public void saveAction(Actor actor, ActionPlanItem action, DisplayNames wording) {
    if (action.version() == 0 && rows.insertIfAbsent(actor, action)) {
      trail.recordWrite("action", action.id(), "created", List.of("state", "outcome"), null, TrailReach.NONE);
      return;
    }
    ActionPlanItem before =
        rows.query(actor, ActionPlanItem.class).key(action.id()).is("body", action.body()).require();
    SaveResult<ActionPlanItem> saved = rows.update(actor, before,
        RecordCopy.of(before)
            .with(ActionPlanItem::state, action.state())
            .with(ActionPlanItem::outcome, action.outcome())
            .with(ActionPlanItem::version, action.version())
            .make(),
        wording);
    if (saved.changed()) {
      trail.recordWrite("action", action.id(), "changed", saved.fields(), null, TrailReach.NONE);
    }
  }
}
