package id.payung.community;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Reports of activities held: taken in, amended field by field, reviewed, taken back. */
@Component
public class Reports {
  static final String KIND = "report";

  /** A date further away than this is looked at by a person: the clock of the phone may be years off. */
  private static final int DAYS_AHEAD = 1;

  private static final int DAYS_BACK = 400;

  /** Doubts about what a report says: an edit raises them only when it touches these fields. */
  private static final Set<String> DOUBTS = Set.of("date-far", "activity-unknown", "village-not-planned");

  private static final Set<String> DOUBTED = Set.of("heldOn", "activity", "village");

  private final ReportTable table;
  private final ReportHistory history;
  private final Activities activities;
  private final ReceiptNumbers numbers;
  private final RegencyDirectory regencies;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Reports(
      ReportTable table,
      ReportHistory history,
      Activities activities,
      ReceiptNumbers numbers,
      RegencyDirectory regencies,
      Trail trail,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.table = table;
    this.history = history;
    this.activities = activities;
    this.numbers = numbers;
    this.regencies = regencies;
    this.trail = trail;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes one report in; the same id again stores nothing. */
  public ReceivedReport record(Actor actor, ReportForm form) {
    NewReport report = prepare(actor, List.of(form)).getFirst();
    boolean fresh = Boolean.TRUE.equals(transactions.execute(status -> store(actor, List.of(report)).contains(report.id())));
    if (fresh) {
      return new ReceivedReport(report.id(), true, report.status(), report.receipt(), 1, report.review());
    }
    giveBack(actor, List.of(report));
    ReportView there = Objects.requireNonNull(transactions.execute(status -> table.find(actor, form.id()).orElseThrow(NotFound::new)));
    return new ReceivedReport(there.id(), false, there.status(), there.receipt(), there.version(), there.review());
  }

  /** Looks the activities up and takes numbers, ahead of the transaction that {@link #store} needs. */
  public List<NewReport> prepare(Actor actor, List<ReportForm> forms) {
    List<String> receipts = numbers.take(actor.regency(), yearOf(actor), forms.size());
    Map<UUID, PlannedActivity> planned = planned(actor, forms);
    List<NewReport> prepared = new ArrayList<>(forms.size());
    for (int i = 0; i < forms.size(); i++) {
      prepared.add(ready(actor, forms.get(i), receipts.get(i), planned));
    }
    return prepared;
  }

  /** Looks the activity of an edit up, ahead of the transaction that {@link #amend} needs. */
  public NewReport prepareEdit(Actor actor, ReportForm form) {
    return ready(actor, form, "", planned(actor, List.of(form)));
  }

  private Map<UUID, PlannedActivity> planned(Actor actor, List<ReportForm> forms) {
    Set<UUID> named = forms.stream().map(form -> form.body().activity()).filter(Objects::nonNull).collect(Collectors.toSet());
    return named.isEmpty() ? Map.of() : activities.find(actor.regency(), named);
  }

  private NewReport ready(Actor actor, ReportForm form, String receipt, Map<UUID, PlannedActivity> planned) {
    ReportBody body = form.body();
    PlannedActivity activity = body.activity() == null ? null : planned.get(body.activity());
    String title = activity != null ? activity.title() : body.title() != null ? body.title() : "Kegiatan";
    String kind = activity != null ? activity.kind() : body.kindOfActivity() != null ? body.kindOfActivity() : "other";
    Set<UUID> organisations = activity == null ? Set.of() : activity.organisations();
    String review = form.review() != null ? form.review() : doubt(actor, body, activity);
    return new NewReport(form, receipt, cut(title), kind, activities.counts(activity), organisations, review);
  }

  /** What a person must look at before the report counts. */
  private @Nullable String doubt(Actor actor, ReportBody body, @Nullable PlannedActivity activity) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    if (body.heldOn().isAfter(today.plusDays(DAYS_AHEAD)) || body.heldOn().isBefore(today.minusDays(DAYS_BACK))) {
      return "date-far";
    }
    if (body.activity() != null && activity == null) {
      return "activity-unknown";
    }
    return activity != null && !activity.villages().isEmpty() && !activity.villages().contains(body.village()) ? "village-not-planned" : null;
  }

  private static String cut(String title) {
    return title.length() <= 300 ? title : title.substring(0, 297) + "…";
  }

  private int yearOf(Actor actor) {
    return regencies.require(actor.regency()).today(clock).getYear();
  }

  /**
   * Stores those whose id is not there yet, in the transaction of the caller; each statement takes all of them.
   *
   * @return ids of those that were stored
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> store(Actor actor, List<NewReport> reports) {
    if (reports.isEmpty()) {
      return Set.of();
    }
    Set<UUID> fresh = table.insert(actor, reports, clock.instant());
    List<NewReport> stored = reports.stream().filter(report -> fresh.contains(report.id())).toList();
    trail.wrote(stored.stream().map(report -> new Trail.Line(KIND, report.id(), "created", List.of(), null, reach(report))).toList());
    List<ActivityHeld> held = stored.stream().filter(report -> report.review() == null).map(report -> heldNow(actor, report)).toList();
    if (held.size() == 1) {
      events.publishEvent(held.getFirst());
    } else if (!held.isEmpty()) {
      events.publishEvent(new ActivitiesHeld(actor.regency(), held.getFirst().report(), actor.person(), held));
    }
    return fresh;
  }

  private static ActivityHeld heldNow(Actor actor, NewReport report) {
    ReportBody body = report.body();
    return new ActivityHeld(
        actor.regency(), report.id(), actor.person(), report.id(), body.activity(), body.village(), body.heldOn(), report.realised());
  }

  /** Receipt numbers that no report has got. */
  public void giveBack(Actor actor, Collection<NewReport> unused) {
    if (unused.isEmpty()) {
      return;
    }
    numbers.giveBack(actor.regency(), yearOf(actor), unused.stream().map(NewReport::receipt).filter(receipt -> !receipt.isEmpty()).toList());
  }

  private static Trail.Reach reach(NewReport report) {
    return new Trail.Reach(report.organisations(), List.of(report.body().village()));
  }

  private static Trail.Reach reach(ReportView report) {
    return new Trail.Reach(report.organisations(), List.of(report.village()));
  }

  /** Amends in a transaction of its own: the form of a page. */
  public Amendment amend(Actor actor, UUID id, int basedOn, ReportForm form) {
    NewReport edit = prepareEdit(actor, form);
    return Objects.requireNonNull(transactions.execute(status -> amend(actor, basedOn, edit)));
  }

  /**
   * Merges an edit field by field into what stands. A field that somebody else has changed since is a conflict: what stood stands, and both are shown
   * until a person chooses. An edit that was made on the version which showed a conflict is that choice.
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
      return new Amendment(standing.status(), standing.receipt(), standing.version(), theirs, List.of(), standing.review());
    }
    ReportView after = amended(actor, standing, edit, merged, standing.conflicts() - settled + merged.conflicts().size(), now);
    history.keep(actor, standing, theirs);
    table.rewrite(actor, standing, after);
    history.show(actor, standing, after.version(), merged.conflicts(), now);
    boolean moved = !after.village().equals(standing.village()) || !after.organisations().equals(standing.organisations());
    if (moved) {
      table.moveChildren(actor, standing.id(), after.village(), after.organisations());
    }
    trail.wrote(KIND, standing.id(), "changed", List.copyOf(merged.changed()), null, union(standing, after));
    tell(actor, standing, after);
    return new Amendment(after.status(), after.receipt(), after.version(), ReportJson.write(after.body()), merged.conflicts(), after.review());
  }

  /** What both sides began from. When all since was written by the same person there are no two sides. */
  private ObjectNode base(Actor actor, ReportView standing, int basedOn, ObjectNode theirs) {
    if (basedOn >= standing.version() || history.onlyBy(actor, standing, basedOn)) {
      return theirs;
    }
    return history.body(actor, standing.id(), basedOn).orElse(theirs);
  }

  private ReportView amended(Actor actor, ReportView standing, NewReport edit, Merge.Merged merged, int conflicts, Instant now) {
    ReportBody body = ReportJson.read(merged.body());
    boolean otherActivity = !Objects.equals(body.activity(), standing.activity());
    boolean ownWords = body.activity() == null;
    String counts = otherActivity ? edit.counts() : standing.counts();
    int awaited = awaited(actor, standing, body);
    boolean correctedAfterReturn = !standing.told() && standing.returned() != null;
    String doubt = edit.review();
    boolean settledDoubt = doubt != null && DOUBTS.contains(doubt) && merged.changed().stream().noneMatch(DOUBTED::contains);
    String review = doubt != null && !settledDoubt ? doubt : correctedAfterReturn ? "corrected" : standing.review();
    ReportStatus status = review != null ? ReportStatus.REVIEW : ReportStatus.standing(body, awaited, standing.photos());
    return new ReportView(
        standing.id(), standing.version() + 1, standing.receipt(), status, standing.told(),
        otherActivity || ownWords ? (ownWords && body.title() != null ? cut(body.title()) : edit.title()) : standing.title(),
        otherActivity || ownWords ? (body.kindOfActivity() != null ? body.kindOfActivity() : otherActivity ? edit.kind() : "other") : standing.kind(),
        counts, otherActivity ? edit.organisations() : standing.organisations(), body, Activities.realised(counts, body), awaited,
        standing.photos(), conflicts, standing.author(), standing.authorName(), standing.mandate(), actor.requirePerson(), actor.name(),
        standing.writtenAt(), standing.receivedAt(), now, review, null, null);
  }

  private int awaited(Actor actor, ReportView standing, ReportBody body) {
    Set<UUID> before = standing.body().files().stream().map(ReportBody.AnnouncedFile::id).collect(Collectors.toSet());
    Set<UUID> added = body.files().stream().map(ReportBody.AnnouncedFile::id).filter(id -> !before.contains(id)).collect(Collectors.toSet());
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
        !Objects.equals(before.activity(), after.activity())
            || !before.village().equals(after.village())
            || !before.heldOn().equals(after.heldOn())
            || before.realised() != after.realised();
    if (after.told() && after.status() != ReportStatus.REVIEW && otherwise) {
      events.publishEvent(amendedNow(actor, after));
    }
  }

  private static ActivityHeldAmended amendedNow(Actor actor, ReportView report) {
    return new ActivityHeldAmended(
        actor.regency(), report.id(), actor.person(), report.id(), report.activity(), report.village(), report.heldOn(), report.realised());
  }

  private static ActivityHeldWithdrawn withdrawnNow(Actor actor, ReportView report) {
    return new ActivityHeldWithdrawn(
        actor.regency(), report.id(), actor.person(), report.id(), report.activity(), report.village(), report.heldOn(), report.realised());
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
    return amend(actor, id, Math.min(version, report.version()), new ReportForm(id, ReportJson.read(body), report.mandate(), clock.instant(), null));
  }

  private ReportView requireForWriting(Actor actor, UUID id) {
    ReportView report = Objects.requireNonNull(transactions.execute(status -> table.find(actor, id).orElseThrow(NotFound::new)));
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  private List<ConflictView> conflictsOf(Actor actor, UUID id) {
    return Objects.requireNonNull(transactions.execute(status -> history.openConflicts(actor, List.of(id))));
  }

  /**
   * A file of a report is wholly there and kept. The same file again, or the same bytes, change nothing.
   *
   * @param slot {@code photo} or {@code attendance}
   * @return its receipt
   */
  @Transactional
  public String attach(
      Actor actor, UUID id, UUID file, String slot, String sha256, String mediaType, long size, @Nullable Instant takenAt,
      ReportBody.@Nullable Place place) {
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    boolean photo = slot.equals(ReportBody.AnnouncedFile.PHOTO);
    List<PhotoView> there = new ArrayList<>(history.photosOf(actor, id));
    there.addAll(history.attendanceOf(actor, id));
    for (PhotoView known : there) {
      if (known.id().equals(file) || known.sha256().equals(sha256)) {
        return known.receipt();
      }
    }
    String receipt = report.receipt() + "-F" + (there.size() + 1);
    PhotoView arrived = new PhotoView(file, id, sha256, mediaType, size, takenAt, place, receipt, clock.instant());
    boolean added = photo ? history.addPhoto(actor, report, arrived) : history.addAttendance(actor, report, arrived);
    if (!added) {
      throw new NotFound();
    }
    boolean announced = report.body().files().stream().anyMatch(announcedFile -> announcedFile.id().equals(file));
    int awaited = Math.max(0, report.awaited() - (announced ? 1 : 0));
    int photos = report.photos() + (photo ? 1 : 0);
    boolean counts = report.status() != ReportStatus.REVIEW && report.status() != ReportStatus.WITHDRAWN && report.returned() == null;
    table.fileArrived(actor, id, awaited, photos, counts ? ReportStatus.standing(report.body(), awaited, photos) : report.status());
    trail.wrote(KIND, id, photo ? "photo-added" : "attendance-added", List.of("files"), null, reach(report));
    if (photo && report.told()) {
      events.publishEvent(new PhotoArrived(actor.regency(), id, actor.person(), id, file));
    }
    return receipt;
  }

  /** Takes a report back; both entries stay in the trail. */
  @Transactional
  public void withdraw(Actor actor, UUID id, String reason) {
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    if (report.status() == ReportStatus.WITHDRAWN) {
      return;
    }
    table.mark(actor, id, ReportStatus.WITHDRAWN, false, null, null, requireReason(reason));
    trail.wrote(KIND, id, "withdrawn", List.of("status"), reason, reach(report));
    if (report.told()) {
      events.publishEvent(withdrawnNow(actor, report));
    }
  }

  /** A reviewer lets it count. */
  @Transactional
  public void accept(Actor actor, UUID id) {
    ReportView report = reviewed(actor, id);
    table.mark(actor, id, ReportStatus.standing(report.body(), report.awaited(), report.photos()), true, null, null, null);
    trail.wrote(KIND, id, "accepted", List.of("status"), null, reach(report));
    if (report.told()) {
      events.publishEvent(amendedNow(actor, report));
      return;
    }
    events.publishEvent(
        new ActivityHeld(
            actor.regency(), id, actor.person(), id, report.activity(), report.village(), report.heldOn(), report.realised()));
    history.photosOf(actor, id).forEach(photo -> events.publishEvent(new PhotoArrived(actor.regency(), id, actor.person(), id, photo.id())));
  }

  /** A reviewer gives it back to be corrected; it counts no longer until then. */
  @Transactional
  public void giveBack(Actor actor, UUID id, String reason) {
    ReportView report = reviewed(actor, id);
    table.mark(actor, id, ReportStatus.INCOMPLETE, false, null, requireReason(reason), null);
    trail.wrote(KIND, id, "returned", List.of("status"), reason, reach(report));
    if (report.told()) {
      events.publishEvent(withdrawnNow(actor, report));
    }
  }

  private ReportView reviewed(Actor actor, UUID id) {
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    if (!Rights.mayReview(actor, report)) {
      throw new Forbidden();
    }
    if (report.status() != ReportStatus.REVIEW) {
      throw new Refused("community.refused.reviewed");
    }
    return report;
  }

  private static String requireReason(String reason) {
    String said = ReportJson.storable(reason).strip();
    if (said.isEmpty()) {
      throw new Refused("community.refused.reason");
    }
    return said.length() <= 2_000 ? said : said.substring(0, 2_000);
  }

  /**
   * @throws NotFound when there is none in reach
   */
  @Transactional(readOnly = true)
  public ReportView require(Actor actor, UUID id) {
    return table.find(actor, id).orElseThrow(NotFound::new);
  }

  /** The photos of a report in reach; never its list of those present. */
  @Transactional(readOnly = true)
  public List<PhotoView> photosOf(Actor actor, UUID id) {
    require(actor, id);
    return history.photosOf(actor, id);
  }

  /** Those of these in reach; one statement. */
  @Transactional(readOnly = true)
  public List<ReportView> named(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : table.find(actor, ids);
  }

  /** What became of a report changed elsewhere: its author hears of it at the next contact. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void used(Actor actor, UUID id) {
    ReportView report = table.find(actor, id).orElseThrow(NotFound::new);
    trail.wrote(KIND, id, "used", List.of(), null, reach(report));
  }

  /** The parties of the activity have changed: those who see its report follow. For the modules that keep the parties. */
  @Transactional
  public void shareWith(Actor actor, UUID id, Set<UUID> organisations) {
    if (actor.service() == null) {
      throw new Forbidden();
    }
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    table.share(actor, id, organisations);
    table.moveChildren(actor, id, report.village(), organisations);
    trail.wrote(KIND, id, "shared", List.of("organisations"), null, new Trail.Reach(organisations, List.of(report.village())));
  }
}
