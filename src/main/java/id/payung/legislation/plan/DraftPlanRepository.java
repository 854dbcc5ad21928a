package id.payung.legislation.plan;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.legislation.Draft;
import id.payung.legislation.DraftEvent;
import id.payung.legislation.DraftEventKind;
import id.payung.legislation.DraftKind;
import id.payung.legislation.LegislationPaths;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the planned days of drafts, and lays them beside what happened. */
@Repository
@Transactional
public class DraftPlanRepository {
  private final Rows rows;
  private final LegislationPaths paths;
  private final AuditTrailRepository trail;

  DraftPlanRepository(Rows rows, ReferenceCatalogue reference, AuditTrailRepository trail) {
    this.rows = rows;
    this.paths = LegislationPaths.of(reference);
    this.trail = trail;
  }

  /**
   * A milestone of a draft.
   *
   * @param plannedOn null where nobody has planned it
   * @param happenedOn of the first event that led there, or null
   */
  public record Milestone(DraftEventKind event, @Nullable LocalDate plannedOn, @Nullable LocalDate happenedOn) {

    /** Days behind the plan, of what has not happened until today; negative ahead of it; null without a plan. */
    public @Nullable Long daysBehind(LocalDate today) {
      if (plannedOn == null || happenedOn == null && !today.isAfter(plannedOn)) {
        return null;
      }
      return ChronoUnit.DAYS.between(plannedOn, happenedOn == null ? today : happenedOn);
    }
  }

  /** All milestones of its path, in their order. */
  @Transactional(readOnly = true)
  public List<Milestone> listMilestones(Actor actor, Draft draft, List<DraftEvent> events) {
    Map<String, LocalDate> planned = rows.query(actor, PlannedDay.class)
        .is("draft", draft.id())
        .list()
        .stream()
        .collect(Collectors.toMap(PlannedDay::event, PlannedDay::plannedOn));
    return paths.listMilestones(paths.requireKind(draft.kind()), draft.review())
        .stream()
        .map(event -> new Milestone(event, planned.get(event.code()), happenedOn(event, events)))
        .toList();
  }

  /** Another event may lead to the same stage, as silence does. */
  private @Nullable LocalDate happenedOn(DraftEventKind milestone, List<DraftEvent> events) {
    return events.stream()
        .filter(DraftEvent::stands)
        .filter(one -> paths.findEvent(one.kind())
            .filter(way -> way.to() != null && way.to().equals(milestone.to()))
            .isPresent())
        .map(DraftEvent::happenedOn)
        .findFirst()
        .orElse(null);
  }

  /**
   * Writes the planned days anew.
   *
   * @param basedOn version of the draft that they were written over
   * @param days by the code of the event
   * @throws Invalid when somebody changed the draft or its plan since the form was opened
   */
  public void plan(Actor actor, UUID id, int basedOn, Map<String, LocalDate> days) {
    Draft draft = rows.lock(actor, Draft.class, id);
    DraftKind kind = paths.requireKind(draft.kind());
    if (!kind.side().isKeptBy(actor)) {
      throw new Forbidden();
    }
    if (basedOn != draft.version()) {
      throw new Invalid("lines", "legislation.plan.meanwhile");
    }
    Set<String> known =
        paths.listMilestones(kind, draft.review()).stream().map(DraftEventKind::code).collect(Collectors.toSet());
    if (!known.containsAll(days.keySet())) {
      throw new Invalid("lines", "errors.choice");
    }
    rows.query(actor, PlannedDay.class).is("draft", id).delete();
    days.forEach(
        (event, day) -> rows.insert(actor, new PlannedDay(id, event, day, draft.organisations(), draft.regentSide())));
    rows.query(actor, Draft.class).key(id).set(Draft::lastOn, draft.lastOn()).update();
    trail.recordWrite("draft", id, "planned", List.of("plannedDays"), null,
        new TrailReach(draft.organisations(), List.of()));
  }
}
