package id.payung.agreements.work;

import id.payung.agreements.ActivityView;
import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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
public class Trainings {
  private final JdbcClient jdbc;
  private final ActivityRows activities;
  private final Trail trail;
  private final Clock clock;

  Trainings(JdbcClient jdbc, ActivityRows activities, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.activities = activities;
    this.trail = trail;
    this.clock = clock;
  }

  public record Roster(UUID id, LocalDate heldOn, String who, String topic, int trainedM, int trainedF, int certifiedM,
      int certifiedF, String issuer) {}

  public static boolean mayRecord(Actor actor, ActivityView activity) {
    return actor.has(Role.TASK_FORCE_SECRETARY) || Rights.belongs(actor, List.of(activity.office()))
        || Rights.belongs(actor, activity.partners());
  }

  /** The same id again changes nothing. */
  public void record(Actor actor, UUID activityId, Roster roster) {
    ActivityView activity = activities.lock(actor, activityId);
    Rights.require(mayRecord(actor, activity));
    if (roster.certifiedM() > roster.trainedM() || roster.certifiedF() > roster.trainedF()) {
      throw new Invalid("certifiedM", "agreements.wrong.certified");
    }
    if (roster.trainedM() + roster.trainedF() == 0) {
      throw new Invalid("trainedM", "agreements.wrong.nobody");
    }
    int added = jdbc.sql("""
        INSERT INTO agreements.training (regency, id, activity, held_on, who, topic, trained_m, trained_f,
          certified_m, certified_f, issuer,
                                         person_name, at, organisations)
        VALUES (:regency, :id, :activity, :heldOn, :who, :topic, :tm, :tf, :cm, :cf, :issuer, :name, :now,
          CAST(:organisations AS uuid[]))
        ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", roster.id())
        .param("activity", activityId)
        .param("heldOn", roster.heldOn())
        .param("who", roster.who())
        .param("topic", roster.topic())
        .param("tm", roster.trainedM())
        .param("tf", roster.trainedF())
        .param("cm", roster.certifiedM())
        .param("cf", roster.certifiedF())
        .param("issuer", roster.issuer())
        .param("name", actor.name())
        .param("now", Sql.at(clock.instant()))
        .param("organisations", Sql.uuids(activity.organisations()))
        .update();
    if (added == 1) {
      activities.recount(actor, activityId);
      trail.wrote("training", roster.id(), "created", List.of("trained", "certified"), null,
          new Trail.Reach(activity.organisations(), List.of()));
    }
  }

  public void takeBack(Actor actor, UUID activityId, UUID training, String reason) {
    ActivityView activity = activities.lock(actor, activityId);
    Rights.require(mayRecord(actor, activity));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (of(actor, activityId).stream().noneMatch(known -> known.id().equals(training))) {
      throw new NotFound();
    }
    int taken = jdbc.sql("""
        UPDATE agreements.training SET taken_back_at = :now, taken_back_by = :name, taken_back_reason = :reason
         WHERE regency = :regency AND id = :id AND activity = :activity AND taken_back_at IS NULL
        """)
        .param("now", Sql.at(clock.instant()))
        .param("name", actor.name())
        .param("reason", reason.strip())
        .param("regency", actor.regency())
        .param("id", training)
        .param("activity", activityId)
        .update();
    if (taken == 1) {
      activities.recount(actor, activityId);
      trail.wrote("training", training, "taken-back", List.of("trained", "certified"), reason,
          new Trail.Reach(activity.organisations(), List.of()));
    }
  }

  @Transactional(readOnly = true)
  public List<Training> of(Actor actor, UUID activity) {
    Scope scope = Scope.of(actor).parties("t.organisations");
    return jdbc.sql("""
        SELECT t.id, t.held_on, t.who, t.topic, t.trained_m, t.trained_f, t.certified_m, t.certified_f,
          t.issuer, t.person_name, t.at,
               t.taken_back_at, t.taken_back_by, t.taken_back_reason
          FROM agreements.training t WHERE t.regency = :regency AND t.activity = :activity
            AND %s ORDER BY t.held_on DESC, t.id LIMIT 500
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("activity", activity)
        .query((row, n) -> new Training(Sql.uuid(row, "id"), Sql.date(row, "held_on"), row.getString("who"),
            row.getString("topic"), row.getInt("trained_m"), row.getInt("trained_f"), row.getInt("certified_m"),
            row.getInt("certified_f"), row.getString("issuer"), row.getString("person_name"), Sql.instant(row, "at"),
            Sql.instantOrNull(row, "taken_back_at"), row.getString("taken_back_by"),
            row.getString("taken_back_reason")))
        .list();
  }
}
