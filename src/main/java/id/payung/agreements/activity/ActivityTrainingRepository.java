package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.TakenBack;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rosters of trainings as numbers: who by group, how many trained, how many certified. */
@Component
@Transactional
class ActivityTrainingRepository {
  private final Rows rows;
  private final ActivityRepository activities;
  private final AuditTrailRepository trail;
  private final Clock clock;

  ActivityTrainingRepository(Rows rows, ActivityRepository activities, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.activities = activities;
    this.trail = trail;
    this.clock = clock;
  }

  public static boolean mayRecord(Actor actor, ActivityView activity) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY)
        || AgreementAccessPolicy.representsAnyOf(actor, List.of(activity.office()))
        || AgreementAccessPolicy.representsAnyOf(actor, activity.partners());
  }

  /** The same id again changes nothing. */
  public void record(Actor actor, UUID activityId, UUID id, ActivityTraining.Roster roster) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(mayRecord(actor, activity));
    if (roster.certifiedM() > roster.trainedM() || roster.certifiedF() > roster.trainedF()) {
      throw new Invalid("certifiedM", "agreements.wrong.certified");
    }
    if (roster.trainedM() + roster.trainedF() == 0) {
      throw new Invalid("trainedM", "agreements.wrong.nobody");
    }
    if (rows.insertIfAbsent(actor,
        new ActivityTraining(id, activityId, roster, actor.name(), clock.instant(), null, activity.organisations()))) {
      recount(actor, activity, id, "created", null);
    }
  }

  /** Figures that were recorded are taken back as volumes are: by the office responsible, and by the task force. */
  public void takeBack(Actor actor, UUID activityId, UUID training, String reason) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(RealisedVolumeListener.mayTakeBack(actor, activity));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (!rows.require(actor, ActivityTraining.class, training).activity().equals(activityId)) {
      throw new NotFound();
    }
    int updated = rows.query(actor, ActivityTraining.class)
        .key(training)
        .is("taken_back_at", null)
        .set(TakenBack::at, clock.instant())
        .set(TakenBack::by, actor.name())
        .set(TakenBack::reason, reason.strip())
        .update();
    if (updated == 1) {
      recount(actor, activity, training, "taken-back", reason);
    }
  }

  private void recount(Actor actor, ActivityView activity, UUID training, String action, @Nullable String reason) {
    activities.updateTotals(actor, activity.id());
    trail.recordWrite("training", training, action, List.of("trained", "certified"), reason,
        new AuditTrailRepository.TrailReach(activity.organisations(), List.of()));
  }

  @Transactional(readOnly = true)
  public List<ActivityTraining> listByActivity(Actor actor, UUID activity) {
    return rows.query(actor, ActivityTraining.class)
        .is("activity", activity)
        .orderBy("r.held_on DESC, r.id")
        .limit(500)
        .list();
  }
}
