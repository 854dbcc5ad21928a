package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.TakenBack;
import id.payung.agreements.register.AgreementStage;
import id.payung.audit.AuditTrailRepository;
import id.payung.community.ActivitiesHeld;
import id.payung.community.ActivityHeld;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.community.ReportOutcomeRepository;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the realised volume of activities as reports are received, amended and withdrawn. Idempotent: an event that is
 * delivered late or twice changes nothing.
 */
@Component
@Transactional
public class RealisedVolumeListener {
  private final ActivityRepository activities;
  private final ReportOutcomeRepository reports;
  private final Rows rows;
  private final AuditTrailRepository trail;
  private final Clock clock;

  RealisedVolumeListener(ActivityRepository activities, ReportOutcomeRepository reports, Rows rows,
      AuditTrailRepository trail, Clock clock) {
    this.activities = activities;
    this.reports = reports;
    this.rows = rows;
    this.trail = trail;
    this.clock = clock;
  }

  /** Reports without an activity have no volume to add: the condition keeps them from becoming a publication. */
  @ApplicationModuleListener(id = "agreements:volume.held", condition = "#event.activity() != null")
  void onActivityHeld(ActivityHeld event) {
    addVolumes(List.of(event));
  }

  /** Many at once. */
  @ApplicationModuleListener(id = "agreements:volume.held-batch")
  void onActivityHeld(ActivitiesHeld batch) {
    addVolumes(batch.reports());
  }

  /** A report may have moved to another activity: it counts there, and no longer here. */
  @ApplicationModuleListener(id = "agreements:volume.amended")
  void onAmended(ActivityHeldAmended event) {
    Actor actor = ActorContext.current();
    for (UUID before : listActivityIds(actor, event.report())) {
      if (!before.equals(event.activity())) {
        markWithdrawn(actor, before, event.report(), true);
      }
    }
    if (event.activity() != null) {
      replaceVolume(actor, event.activity(), event);
    }
  }

  @ApplicationModuleListener(id = "agreements:volume.withdrawn")
  void onWithdrawn(ActivityHeldWithdrawn event) {
    Actor actor = ActorContext.current();
    if (event.activity() != null && activities.find(actor, event.activity()).isPresent()) {
      ActivityView activity = activities.lock(actor, event.activity());
      var figure = new ReportVolumeView.Figure(event.village(), event.heldOn(), event.volume());
      rows.insertIfAbsent(actor, volume(activity, event.report(), figure, true));
    }
    for (UUID activity : listActivityIds(actor, event.report())) {
      activities.lock(actor, activity);
      // Asked under the lock: a withdrawal that is heard late does not take away what counts again already.
      if (reports.isCounted(actor, event.report())) {
        return;
      }
      markWithdrawn(actor, activity, event.report(), false);
    }
  }

  private ReportVolumeView volume(ActivityView activity, UUID report, ReportVolumeView.Figure figure,
      boolean withdrawn) {
    return new ReportVolumeView(activity.id(), report, figure, clock.instant(), withdrawn, false, null,
        activity.organisations());
  }

  /**
   * Adds the volume of new reports. Where a row exists already it is left, since an amendment may have arrived first.
   */
  private void addVolumes(List<ActivityHeld> heldEvents) {
    Actor actor = ActorContext.current();
    List<ActivityHeld> planned = heldEvents.stream().filter(event -> event.activity() != null).toList();
    if (planned.isEmpty()) {
      return;
    }
    activities.lock(actor,
        planned.stream().map(ActivityHeld::activity).filter(Objects::nonNull).collect(Collectors.toSet()));
    for (InsertedVolume inserted : insertNewVolumes(actor, planned)) {
      if (!inserted.paperComplete()) {
        updateBegunOn(actor, inserted.agreement(), inserted.heldOn());
      }
    }
  }

  /** A volume row that was really inserted, with what is needed of its activity. */
  private record InsertedVolume(LocalDate heldOn, UUID agreement, boolean paperComplete) {}

  /**
   * Inserts missing volume rows and adds them to their activities in one statement. It locks the activities, so that a
   * concurrent recount runs wholly before or after.
   */
  private List<InsertedVolume> insertNewVolumes(Actor actor, List<ActivityHeld> heldEvents) {
    return rows.sql(actor, """
        WITH heard AS (
          INSERT INTO agreements.volume (regency, activity, report, village, held_on, volume, heard_at,
            withdrawn, organisations)
          SELECT :regency, t.activity, t.report, t.village, t.held_on, t.volume, :now, false, a.organisations
            FROM unnest(CAST(:activities AS uuid[]), CAST(:reports AS uuid[]), CAST(:villages AS uuid[]),
              CAST(:days AS date[]),
                        CAST(:volumes AS bigint[])) AS t (activity, report, village, held_on, volume)
            JOIN agreements.activity a ON a.regency = :regency AND a.id = t.activity
          ON CONFLICT DO NOTHING
          RETURNING activity, report, held_on, volume),
        counted AS (
          UPDATE agreements.activity a
             SET realised = a.realised + n.volume, reports = a.reports + n.reports,
               last_held_on = greatest(a.last_held_on, n.last),
                 version = a.version + 1
            FROM (SELECT activity, sum(volume) AS volume, count(*) AS reports, max(held_on) AS last
              FROM heard GROUP BY activity) n
           WHERE a.regency = :regency AND a.id = n.activity
          RETURNING a.id, a.agreement, a.paper_complete)
        SELECT h.held_on, c.agreement, c.paper_complete FROM heard h JOIN counted c ON c.id = h.activity
        """)
        .param("activities", heldEvents.stream().map(ActivityHeld::activity).toList())
        .param("reports", heldEvents.stream().map(ActivityHeld::report).toList())
        .param("villages", heldEvents.stream().map(ActivityHeld::village).toList())
        .param("days", heldEvents.stream().map(ActivityHeld::heldOn).toList())
        .param("volumes", heldEvents.stream().map(ActivityHeld::volume).toList())
        .param("now", clock.instant())
        .list(InsertedVolume.class);
  }

  /** Overwrites the volume of a report with that of its amendment. */
  private void replaceVolume(Actor actor, UUID activityId, ActivityHeldAmended event) {
    if (activities.find(actor, activityId).isEmpty()) {
      return;
    }
    ActivityView activity = activities.lock(actor, activityId);
    var figure = new ReportVolumeView.Figure(event.village(), event.heldOn(), event.volume());
    if (!rows.insertIfAbsent(actor, volume(activity, event.report(), figure, false))) {
      query(actor, activityId, event.report()).set(ReportVolumeView.Figure::village, figure.village())
          .set(ReportVolumeView.Figure::heldOn, figure.heldOn())
          .set(ReportVolumeView.Figure::volume, figure.volume())
          .set(ReportVolumeView::withdrawn, false)
          .set(ReportVolumeView::moved, false)
          .set(ReportVolumeView::heardAt, clock.instant())
          .update();
    }
    activities.updateTotals(actor, activityId);
    if (!activity.paperComplete()) {
      updateBegunOn(actor, activity.agreement(), event.heldOn());
    }
  }

  private RowQuery<ReportVolumeView> query(Actor actor, UUID activity, UUID report) {
    return rows.query(actor, ReportVolumeView.class).key(activity, report);
  }

  private void markWithdrawn(Actor actor, UUID activityId, UUID report, boolean moved) {
    activities.lock(actor, activityId);
    query(actor, activityId, report).set(ReportVolumeView::withdrawn, true)
        .set(ReportVolumeView::moved, moved)
        .update();
    activities.updateTotals(actor, activityId);
  }

  /** Records on the agreement the first day of work that began before its papers were complete. */
  private void updateBegunOn(Actor actor, UUID agreement, LocalDate heldOn) {
    rows.sql(actor, """
        UPDATE agreements.agreement SET begun_on = least(coalesce(begun_on, :on), :on)
         WHERE regency = :regency AND id = :agreement AND NOT %s
        """.formatted(AgreementStage.completeSql("stage"))).param("on", heldOn).param("agreement", agreement).update();
  }

  private List<UUID> listActivityIds(Actor actor, UUID report) {
    return rows.query(actor, ReportVolumeView.class)
        .is("report", report)
        .is("withdrawn", false)
        .orderBy("r.activity")
        .list(UUID.class, "r.activity");
  }

  /** Who may say that a report's volume does not count: the office responsible, and the task force. */
  public static boolean mayTakeBack(Actor actor, ActivityView activity) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.PLANNER)
        || AgreementAccessPolicy.representsAnyOf(actor, List.of(activity.office()));
  }

  private ActivityView lockToTakeBack(Actor actor, UUID activityId, String reason) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(mayTakeBack(actor, activity));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    return activity;
  }

  public void takeBackVolume(Actor actor, UUID activityId, UUID report, String reason) {
    ActivityView activity = lockToTakeBack(actor, activityId, reason);
    int updated = query(actor, activityId, report).is("taken_back_at", null)
        .set(TakenBack::at, clock.instant())
        .set(TakenBack::by, actor.name())
        .set(TakenBack::reason, reason.strip())
        .update();
    if (updated == 1) {
      recount(actor, activity, "volume-taken-back", reason);
    } else if (!query(actor, activityId, report).exists()) {
      throw new NotFound();
    }
  }

  /** Reverses a take-back: the volume counts again. */
  public void countAgain(Actor actor, UUID activityId, UUID report, String reason) {
    ActivityView activity = lockToTakeBack(actor, activityId, reason);
    int restored = rows.sql(actor, """
        UPDATE agreements.volume SET taken_back_at = NULL, taken_back_by = NULL, taken_back_reason = NULL
         WHERE regency = :regency AND activity = :activity AND report = :report AND taken_back_at IS NOT NULL
        """).param("activity", activityId).param("report", report).update();
    if (restored == 1) {
      recount(actor, activity, "volume-counted-again", reason);
    }
  }

  private void recount(Actor actor, ActivityView activity, String action, String reason) {
    activities.updateTotals(actor, activity.id());
    trail.recordWrite("activity", activity.id(), action, List.of("realised"), reason,
        new AuditTrailRepository.TrailReach(activity.organisations(), activity.villages()));
  }

  /** The newest first; at most 500. */
  @Transactional(readOnly = true)
  public List<ReportVolumeView> listByActivity(Actor actor, UUID activity) {
    return rows.query(actor, ReportVolumeView.class)
        .is("activity", activity)
        .orderBy("r.held_on DESC, r.report")
        .limit(500)
        .list();
  }
}
