package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rosters of trainings as numbers: who by group, how many trained, how many certified. */
@Component
@Transactional
public class ActivityTrainingRepository {
  private final JdbcClient jdbc;
  private final ActivityRepository activities;
  private final AuditTrailRepository trail;
  private final Clock clock;

  ActivityTrainingRepository(JdbcClient jdbc, ActivityRepository activities, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.activities = activities;
    this.trail = trail;
    this.clock = clock;
  }

  public record NewTraining(UUID id, LocalDate heldOn, String who, String topic, int trainedM, int trainedF,
      int certifiedM, int certifiedF, String issuer) {}

  public static boolean mayRecord(Actor actor, ActivityView activity) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY)
        || AgreementAccessPolicy.representsAnyOf(actor, List.of(activity.office()))
        || AgreementAccessPolicy.representsAnyOf(actor, activity.partners());
  }

  /** The same id again changes nothing. */
  public void record(Actor actor, UUID activityId, NewTraining newTraining) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(mayRecord(actor, activity));
    if (newTraining.certifiedM() > newTraining.trainedM() || newTraining.certifiedF() > newTraining.trainedF()) {
      throw new Invalid("certifiedM", "agreements.wrong.certified");
    }
    if (newTraining.trainedM() + newTraining.trainedF() == 0) {
      throw new Invalid("trainedM", "agreements.wrong.nobody");
    }
    int insertedRows = jdbc.sql("""
        INSERT INTO agreements.training (regency, id, activity, held_on, who, topic, trained_m, trained_f,
          certified_m, certified_f, issuer,
                                         person_name, at, organisations)
        VALUES (:regency, :id, :activity, :heldOn, :who, :topic, :tm, :tf, :cm, :cf, :issuer, :name, :now,
          CAST(:organisations AS uuid[]))
        ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", newTraining.id())
        .param("activity", activityId)
        .param("heldOn", newTraining.heldOn())
        .param("who", newTraining.who())
        .param("topic", newTraining.topic())
        .param("tm", newTraining.trainedM())
        .param("tf", newTraining.trainedF())
        .param("cm", newTraining.certifiedM())
        .param("cf", newTraining.certifiedF())
        .param("issuer", newTraining.issuer())
        .param("name", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("organisations", SqlValues.uuidArray(activity.organisations()))
        .update();
    if (insertedRows == 1) {
      activities.updateTotals(actor, activityId);
      trail.recordWrite("training", newTraining.id(), "created", List.of("trained", "certified"), null,
          new AuditTrailRepository.TrailReach(activity.organisations(), List.of()));
    }
  }

  public void takeBack(Actor actor, UUID activityId, UUID training, String reason) {
    ActivityView activity = activities.lock(actor, activityId);
    AgreementAccessPolicy.requireAllowed(mayRecord(actor, activity));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (listByActivity(actor, activityId).stream().noneMatch(known -> known.id().equals(training))) {
      throw new NotFound();
    }
    int updatedRows = jdbc.sql("""
        UPDATE agreements.training SET taken_back_at = :now, taken_back_by = :name, taken_back_reason = :reason
         WHERE regency = :regency AND id = :id AND activity = :activity AND taken_back_at IS NULL
        """)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("name", actor.name())
        .param("reason", reason.strip())
        .param("regency", actor.regency())
        .param("id", training)
        .param("activity", activityId)
        .update();
    if (updatedRows == 1) {
      activities.updateTotals(actor, activityId);
      trail.recordWrite("training", training, "taken-back", List.of("trained", "certified"), reason,
          new AuditTrailRepository.TrailReach(activity.organisations(), List.of()));
    }
  }

  @Transactional(readOnly = true)
  public List<ActivityTraining> listByActivity(Actor actor, UUID activity) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("t.organisations");
    return jdbc.sql("""
        SELECT t.id, t.held_on, t.who, t.topic, t.trained_m, t.trained_f, t.certified_m, t.certified_f,
          t.issuer, t.person_name, t.at,
               t.taken_back_at, t.taken_back_by, t.taken_back_reason
          FROM agreements.training t WHERE t.regency = :regency AND t.activity = :activity
            AND %s ORDER BY t.held_on DESC, t.id LIMIT 500
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("activity", activity)
        .query((row, n) -> new ActivityTraining(SqlValues.uuid(row, "id"), SqlValues.date(row, "held_on"),
            row.getString("who"), row.getString("topic"), row.getInt("trained_m"), row.getInt("trained_f"),
            row.getInt("certified_m"), row.getInt("certified_f"), row.getString("issuer"), row.getString("person_name"),
            SqlValues.instant(row, "at"), SqlValues.instantOrNull(row, "taken_back_at"), row.getString("taken_back_by"),
            row.getString("taken_back_reason")))
        .list();
  }
}
