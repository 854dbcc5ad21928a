package id.payung.community;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** A report is amended field by field; what two people changed is shown until a person chooses. */
@Component
public class Amending {
  /** Doubts about what a report says: an edit raises them only when it touches these fields. */
  private static final Set<String> DOUBTS = Set.of("date-far", "activity-unknown", "village-not-planned");

  private static final Set<String> DOUBTED = Set.of("heldOn", "activity", "village");

  private final ReportTable table;
  private final ReportHistory history;
  private final ReportIntake intake;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Amending(ReportTable table, ReportHistory history, ReportIntake intake, Trail trail, ApplicationEventPublisher events,
      TransactionTemplate transactions, Clock clock) {
    this.table = table;
    this.history = history;
    this.intake = intake;
    this.trail = trail;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Amends in a transaction of its own: the form of a page. */
  public Amendment amend(Actor actor, UUID id, int basedOn, ReportForm form) {
    NewReport edit = intake.prepareEdit(actor, form);
    return Objects.requireNonNull(transactions.execute(status -> amend(actor, basedOn, edit)));
  }

  /**
   * Merges an edit field by field into what stands. A field that somebody else has changed since is a conflict: what
   * stood stands, and both are shown until a person chooses. An edit that was made on the version which showed a
   * conflict is that choice.
   *
   * @param basedOn the version that the edit began from
   * @throws NotFound when there is no such report in reach
   * @throws Refused when it was withdrawn
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Amendment amend(Actor actor, int basedOn, NewReport edit) {
    ReportView standing = table.lock(actor, edit.id()).orElseThrow(NotFound::new);
    if (!Rights.mayWrite(actor, standing)) {
      throw new Forbidden();
    }
    if (standing.status() == ReportStatus.WITHDRAWN) {
      throw new Refused("community.refused.withdrawn");
    }
    Instant now = clock.instant();
    ObjectNode theirs = ReportJson.write(standing.body());
    ObjectNode mine = ReportJson.write(edit.body());
    Merge.Merged merged = Merge.of(base(actor, standing, basedOn, theirs), mine, theirs);
    int settled = history.settleShown(actor, standing, basedOn, mine, now);
    if (merged.changed().isEmpty() && merged.conflicts().isEmpty() && settled == 0) {
      return new Amendment(standing.status(), standing.receipt(), standing.version(), theirs, List.of(),
          standing.review());
    }
    ReportView after =
        amended(actor, standing, edit, merged, standing.conflicts() - settled + merged.conflicts().size(), now);
    history.keep(actor, standing, theirs);
    table.rewrite(actor, standing, after);
    history.show(actor, standing, after.version(), merged.conflicts(), now);
    boolean moved =
        !after.village().equals(standing.village()) || !after.organisations().equals(standing.organisations());
    if (moved) {
      table.moveChildren(actor, standing.id(), after.village(), after.organisations());
    }
    trail.wrote(Reports.KIND, standing.id(), "changed", List.copyOf(merged.changed()), null, union(standing, after));
    tell(actor, standing, after);
    return new Amendment(after.status(), after.receipt(), after.version(), ReportJson.write(after.body()),
        merged.conflicts(), after.review());
  }

  /**
   * A person chose, at a desk: for each field that waits, what came later (true) or what stood.
   *
   * @param version the one that showed the conflicts
   */
  public Amendment settle(Actor actor, UUID id, int version, Map<String, Boolean> choices) {
    ReportView report = requireForWriting(actor, id);
    ObjectNode body = ReportJson.write(report.body());
    for (ConflictView conflict : conflictsOf(actor, id)) {
      if (Boolean.TRUE.equals(choices.get(conflict.field()))) {
        Merge.set(body, conflict.field(), conflict.mine());
      }
    }
    return amend(actor, id, Math.min(version, report.version()),
        new ReportForm(id, ReportJson.read(body), report.mandate(), clock.instant(), null));
  }

  /** What both sides began from. When all since was written by the same person there are no two sides. */
  private ObjectNode base(Actor actor, ReportView standing, int basedOn, ObjectNode theirs) {
    if (basedOn >= standing.version() || history.onlyBy(actor, standing, basedOn)) {
      return theirs;
    }
    return history.body(actor, standing.id(), basedOn).orElse(theirs);
  }

  private ReportView amended(Actor actor, ReportView standing, NewReport edit, Merge.Merged merged, int conflicts,
      Instant now) {
    ReportBody body = ReportJson.read(merged.body());
    boolean otherActivity = !Objects.equals(body.activity(), standing.activity());
    boolean ownWords = body.activity() == null;
    String counts = otherActivity ? edit.counts() : standing.counts();
    int awaited = awaited(actor, standing, body);
    boolean correctedAfterReturn = !standing.told() && standing.returned() != null;
    String doubt = edit.review();
    boolean settledDoubt =
        doubt != null && DOUBTS.contains(doubt) && merged.changed().stream().noneMatch(DOUBTED::contains);
    String review = doubt != null && !settledDoubt ? doubt : correctedAfterReturn ? "corrected" : standing.review();
    ReportStatus status =
        review != null ? ReportStatus.REVIEW : ReportStatus.standing(body, awaited, standing.photos());
    return new ReportView(standing.id(), standing.version() + 1, standing.receipt(), status, standing.told(),
        otherActivity || ownWords ? (ownWords && body.title() != null ? ReportIntake.cut(body.title()) : edit.title())
            : standing.title(),
        otherActivity || ownWords
            ? (body.kindOfActivity() != null ? body.kindOfActivity() : otherActivity ? edit.kind() : "other")
            : standing.kind(),
        counts, otherActivity ? edit.organisations() : standing.organisations(), body,
        Activities.realised(counts, body), awaited, standing.photos(), conflicts, standing.author(),
        standing.authorName(), standing.mandate(), actor.requirePerson(), actor.name(), standing.writtenAt(),
        standing.receivedAt(), now, review, null, null);
  }

  private int awaited(Actor actor, ReportView standing, ReportBody body) {
    Set<UUID> before = standing.body().files().stream().map(ReportBody.AnnouncedFile::id).collect(Collectors.toSet());
    Set<UUID> added = body.files()
        .stream()
        .map(ReportBody.AnnouncedFile::id)
        .filter(id -> !before.contains(id))
        .collect(Collectors.toSet());
    if (added.isEmpty()) {
      return standing.awaited();
    }
    added.removeAll(history.arrived(actor, standing.id()));
    return standing.awaited() + added.size();
  }

  private static Trail.Reach union(ReportView before, ReportView after) {
    Set<UUID> organisations = new LinkedHashSet<>(before.organisations());
    organisations.addAll(after.organisations());
    return new Trail.Reach(organisations, new LinkedHashSet<>(List.of(before.village(), after.village())));
  }

  private void tell(Actor actor, ReportView before, ReportView after) {
    boolean otherwise =
        !Objects.equals(before.activity(), after.activity()) || !before.village().equals(after.village())
            || !before.heldOn().equals(after.heldOn()) || before.realised() != after.realised();
    if (after.told() && after.status() != ReportStatus.REVIEW && otherwise) {
      events.publishEvent(ActivityHeldAmended.now(actor, after));
    }
  }

  private ReportView requireForWriting(Actor actor, UUID id) {
    ReportView report =
        Objects.requireNonNull(transactions.execute(status -> table.find(actor, id).orElseThrow(NotFound::new)));
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  private List<ConflictView> conflictsOf(Actor actor, UUID id) {
    return Objects.requireNonNull(transactions.execute(status -> history.openConflicts(actor, List.of(id))));
  }
}
