package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.VolumeRealised;
import id.payung.agreements.VolumeTakenBack;
import id.payung.audit.AuditTrailRepository;
import id.payung.community.ActivitiesHeld;
import id.payung.community.ActivityHeld;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Volume is realised by reports. What a report says is heard once; whatever comes late or twice changes nothing that it
 * should not.
 */
@Component
@Transactional
public class RealisedVolumeListener {
  private final ActivityRepository activities;
  private final JdbcClient jdbc;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RealisedVolumeListener(ActivityRepository activities, JdbcClient jdbc, AuditTrailRepository trail,
      ApplicationEventPublisher events, Clock clock) {
    this.activities = activities;
    this.jdbc = jdbc;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /** What a village did of its own has no volume to realise: no publication is written for it. */
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
        markWithdrawn(actor, before, event.report(), event.person());
      }
    }
    if (event.activity() != null) {
      replaceVolume(event.activity(), event);
    }
  }

  @ApplicationModuleListener(id = "agreements:volume.withdrawn")
  void onWithdrawn(ActivityHeldWithdrawn event) {
    Actor actor = ActorContext.current();
    if (event.activity() != null && activities.find(actor, event.activity()).isPresent()) {
      upsertVolume(actor, activities.lock(actor, event.activity()), event.report(), event.village(), event.heldOn(),
          event.volume(), false, true);
    }
    listActivityIds(actor, event.report())
        .forEach(activity -> markWithdrawn(actor, activity, event.report(), event.person()));
  }

  /** What is told for the first time. It never overwrites what an amendment said when it comes late. */
  private void addVolumes(List<ActivityHeld> heldEvents) {
    Actor actor = ActorContext.current();
    List<ActivityHeld> planned = heldEvents.stream().filter(event -> event.activity() != null).toList();
    activities.lock(actor,
        planned.stream().map(ActivityHeld::activity).filter(Objects::nonNull).collect(Collectors.toSet()));
    for (InsertedVolume inserted : insertNewVolumes(actor, planned)) {
      if (!inserted.paperComplete()) {
        updateBegunOn(actor, inserted.agreement(), inserted.heldOn());
      }
      events.publishEvent(new VolumeRealised(actor.regency(), inserted.report(), inserted.person(), inserted.activity(),
          inserted.report()));
    }
  }

  /** A report that was not there yet, with what is known of its activity. */
  private record InsertedVolume(UUID report, @Nullable UUID person, UUID activity, LocalDate heldOn, UUID agreement,
      boolean paperComplete) {}

  /** Adds what is new to its activity, which it locks meanwhile: who counts anew counts before or after. */
  private List<InsertedVolume> insertNewVolumes(Actor actor, List<ActivityHeld> heldEvents) {
    if (heldEvents.isEmpty()) {
      return List.of();
    }
    Map<UUID, ActivityHeld> byReport =
        heldEvents.stream().collect(Collectors.toMap(ActivityHeld::report, Function.identity(), (one, same) -> one));
    return jdbc.sql("""
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
        SELECT h.report, h.activity, h.held_on, c.agreement, c.paper_complete FROM heard h
          JOIN counted c ON c.id = h.activity
        """)
        .param("regency", actor.regency())
        .param("activities", SqlValues.array(heldEvents, ActivityHeld::activity))
        .param("reports", SqlValues.array(heldEvents, ActivityHeld::report))
        .param("villages", SqlValues.array(heldEvents, ActivityHeld::village))
        .param("days", SqlValues.array(heldEvents, ActivityHeld::heldOn))
        .param("volumes", SqlValues.array(heldEvents, ActivityHeld::volume))
        .param("now", SqlValues.timestamp(clock.instant()))
        .query((row, n) -> {
          UUID report = SqlValues.uuid(row, "report");
          ActivityHeld event = Objects.requireNonNull(byReport.get(report));
          return new InsertedVolume(report, event.person(), SqlValues.uuid(row, "activity"),
              SqlValues.date(row, "held_on"), SqlValues.uuid(row, "agreement"), row.getBoolean("paper_complete"));
        })
        .list();
  }

  /** An amendment says what holds now. */
  private void replaceVolume(UUID activityId, ActivityHeldAmended event) {
    Actor actor = ActorContext.current();
    if (activities.find(actor, activityId).isEmpty()) {
      return;
    }
    ActivityView activity = activities.lock(actor, activityId);
    if (upsertVolume(actor, activity, event.report(), event.village(), event.heldOn(), event.volume(), true, false)) {
      activities.updateTotals(actor, activityId);
      if (!activity.paperComplete()) {
        updateBegunOn(actor, activity.agreement(), event.heldOn());
      }
      events.publishEvent(
          new VolumeRealised(actor.regency(), event.report(), event.person(), activityId, event.report()));
    }
  }

  private boolean upsertVolume(Actor actor, ActivityView activity, UUID report, UUID village, LocalDate heldOn,
      long volume, boolean overwrite, boolean withdrawn) {
    String onConflict = overwrite ? """
        ON CONFLICT (regency, activity, report) DO UPDATE SET village = excluded.village,
          held_on = excluded.held_on, volume = excluded.volume,
          withdrawn = false, heard_at = excluded.heard_at
        """ : "ON CONFLICT DO NOTHING";
    return jdbc.sql("""
        INSERT INTO agreements.volume (regency, activity, report, village, held_on, volume, heard_at,
          withdrawn, organisations)
        VALUES (:regency, :activity, :report, :village, :heldOn, :volume, :now, :withdrawn,
          CAST(:organisations AS uuid[]))
        """ + onConflict)
        .param("regency", actor.regency())
        .param("activity", activity.id())
        .param("report", report)
        .param("village", village)
        .param("heldOn", heldOn)
        .param("volume", volume)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("withdrawn", withdrawn)
        .param("organisations", SqlValues.uuidArray(activity.organisations()))
        .update() == 1;
  }

  private void markWithdrawn(Actor actor, UUID activityId, UUID report, @Nullable UUID person) {
    activities.lock(actor, activityId);
    jdbc.sql(
        "UPDATE agreements.volume SET withdrawn = true WHERE regency = :regency AND activity = :activity AND report "
            + "= :report")
        .param("regency", actor.regency())
        .param("activity", activityId)
        .param("report", report)
        .update();
    activities.updateTotals(actor, activityId);
    events.publishEvent(new VolumeTakenBack(actor.regency(), report, person, activityId, report));
  }

  /** Work that began before the paper was complete says so. */
  private void updateBegunOn(Actor actor, UUID agreement, LocalDate heldOn) {
    jdbc.sql("""
        UPDATE agreements.agreement SET begun_on = least(coalesce(begun_on, :on), :on)
         WHERE regency = :regency AND id = :agreement AND stage NOT IN ('signed', 'in-force')
        """).param("on", heldOn).param("regency", actor.regency()).param("agreement", agreement).update();
  }

  private List<UUID> listActivityIds(Actor actor, UUID report) {
    return jdbc
        .sql("SELECT activity FROM agreements.volume WHERE regency = :regency AND report = :report AND NOT withdrawn "
            + "ORDER BY activity")
        .param("regency", actor.regency())
        .param("report", report)
        .query((row, n) -> SqlValues.uuid(row, "activity"))
        .list();
  }

  /** Who may say that a report's volume does not count: the office responsible, and the task force. */
  public static boolean mayTakeBack(Actor actor, ActivityView activity) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.PLANNER)
        || AgreementAccessPolicy.representsAnyOf(actor, List.of(activity.office()));
  }

  public void takeBackVolume(Actor actor, UUID activityId, UUID report, String reason) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(mayTakeBack(actor, activity));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    int updatedRows = jdbc.sql("""
        UPDATE agreements.volume SET taken_back_at = :now, taken_back_by = :name, taken_back_reason = :reason
         WHERE regency = :regency AND activity = :activity AND report = :report AND taken_back_at IS NULL
        """)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("name", actor.name())
        .param("reason", reason.strip())
        .param("regency", actor.regency())
        .param("activity", activityId)
        .param("report", report)
        .update();
    if (updatedRows == 0
        && listByActivity(actor, activityId).stream().noneMatch(volume -> volume.report().equals(report))) {
      throw new NotFound();
    }
    if (updatedRows == 1) {
      activities.updateTotals(actor, activityId);
      trail.recordWrite("activity", activityId, "volume-taken-back", List.of("realised"), reason,
          new AuditTrailRepository.TrailReach(activity.organisations(), activity.villages()));
      events.publishEvent(new VolumeTakenBack(actor.regency(), report, actor.person(), activityId, report));
    }
  }

  /** What was taken back by mistake counts again. */
  public void countAgain(Actor actor, UUID activityId, UUID report, String reason) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(mayTakeBack(actor, activity));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    int restoredRows = jdbc.sql("""
        UPDATE agreements.volume SET taken_back_at = NULL, taken_back_by = NULL, taken_back_reason = NULL
         WHERE regency = :regency AND activity = :activity AND report = :report AND taken_back_at IS NOT NULL
        """).param("regency", actor.regency()).param("activity", activityId).param("report", report).update();
    if (restoredRows == 1) {
      activities.updateTotals(actor, activityId);
      trail.recordWrite("activity", activityId, "volume-counted-again", List.of("realised"), reason,
          new AuditTrailRepository.TrailReach(activity.organisations(), activity.villages()));
      events.publishEvent(new VolumeRealised(actor.regency(), report, actor.person(), activityId, report));
    }
  }

  /** The newest first; at most 500. */
  @Transactional(readOnly = true)
  public List<ReportVolumeView> listByActivity(Actor actor, UUID activity) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("v.organisations").village("v.village");
    return jdbc.sql("""
        SELECT v.report, v.village, v.held_on, v.volume, v.heard_at, v.withdrawn, v.taken_back_at,
          v.taken_back_by, v.taken_back_reason
          FROM agreements.volume v WHERE v.regency = :regency AND v.activity = :activity
            AND %s ORDER BY v.held_on DESC, v.report LIMIT 500
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("activity", activity)
        .query((row, n) -> new ReportVolumeView(SqlValues.uuid(row, "report"), SqlValues.uuid(row, "village"),
            SqlValues.date(row, "held_on"), row.getLong("volume"), SqlValues.instant(row, "heard_at"),
            row.getBoolean("withdrawn"), SqlValues.instantOrNull(row, "taken_back_at"), row.getString("taken_back_by"),
            row.getString("taken_back_reason")))
        .list();
  }
}
