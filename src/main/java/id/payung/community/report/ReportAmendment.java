package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.PreparedReport;
import id.payung.community.ReportBody;
import id.payung.community.ReportDeclaration;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportStatus;
import id.payung.community.ReportSubmission;
import id.payung.community.ReportView;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.kind.Amendment;
import id.payung.fieldwork.kind.FieldMerge;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.RecordCopy;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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
public class ReportAmendment {
  /** Doubts about what a report says: an edit raises them only when it touches these fields. */
  private static final Set<String> DOUBT_CODES = Set.of("date-far", "activity-unknown", "village-not-planned");

  static final FieldMerge MERGE = new FieldMerge(ReportDeclaration.KIND);

  private static final Set<String> DOUBTED_FIELDS = Set.of("heldOn", "activity", "village");

  private final ReportRepository reportRepository;
  private final ReportHistoryRepository historyRepository;
  private final ReportLifeCycle lifecycle;
  private final ReportIntake intake;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ReportAmendment(ReportRepository reportRepository, ReportHistoryRepository historyRepository,
      ReportLifeCycle lifecycle, ReportIntake intake, AuditTrailRepository trail, ApplicationEventPublisher events,
      TransactionTemplate transactions, Clock clock) {
    this.reportRepository = reportRepository;
    this.historyRepository = historyRepository;
    this.lifecycle = lifecycle;
    this.intake = intake;
    this.trail = trail;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Amends in a transaction of its own: the form of a page. */
  public Amendment amend(Actor actor, UUID id, int basedOn, ReportSubmission form) {
    PreparedReport edit = intake.prepareEdit(actor, form);
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
  public Amendment amend(Actor actor, int basedOn, PreparedReport edit) {
    ReportView standing = lifecycle.lockWritable(actor, edit.id());
    if (standing.status() == ReportStatus.WITHDRAWN) {
      throw new Refused("community.refused.withdrawn");
    }
    Instant now = clock.instant();
    ObjectNode theirs = ReportJsonCodec.write(standing.body());
    ObjectNode mine = ReportJsonCodec.write(edit.body());
    Set<UUID> takenOut = findTakenOutFiles(actor, standing, basedOn, edit.body());
    FieldMerge.MergeResult merged =
        without(takenOut, MERGE.merge(mergeBase(actor, standing, basedOn, theirs), mine, theirs));
    int settled = historyRepository.settleShownConflicts(actor, standing, basedOn, mine, now);
    if (merged.changed().isEmpty() && merged.conflicts().isEmpty() && settled == 0) {
      return new Amendment(standing.receipt(), standing.version(), theirs, List.of(), standing.review());
    }
    ReportView amended =
        buildAmended(actor, standing, edit, merged, standing.conflicts() - settled + merged.conflicts().size(), now);
    historyRepository.insertVersion(actor, standing, theirs);
    ReportView after = reportRepository.update(actor, standing, amended);
    historyRepository.insertConflicts(actor, standing, after.version(), merged.conflicts(), now);
    trail.recordWrite(ReportLifeCycle.AUDIT_KIND, standing.id(), "changed", List.copyOf(merged.changed()), null,
        combinedReach(standing, after));
    publishIfChanged(actor, standing, after);
    return new Amendment(after.receipt(), after.version(), ReportJsonCodec.write(after.body()), merged.conflicts(),
        after.review());
  }

  /**
   * A person chose, at a desk, for each field that waits.
   *
   * @param version the one that showed the conflicts
   * @throws Invalid when a field was not chosen, or what comes of it is no report any more
   */
  public Amendment settleConflicts(Actor actor, UUID id, int version, ConflictChoice choice) {
    ReportView report = lifecycle.requireWritable(actor, id);
    ObjectNode body = ReportJsonCodec.write(report.body());
    choice.applyTo(body,
        listOpenConflicts(actor, id).stream().map(ReportHistoryRepository.Conflict::conflict).toList());
    return amend(actor, id, Math.min(version, report.version()),
        new ReportSubmission(id, ReportJsonCodec.read(body), report.mandate(), clock.instant(), null));
  }

  /**
   * What both sides began from. When all since was written by the same person there are no two sides. A version that
   * never was (a phone that knows more than a restored database) is no common ground: every field that differs waits.
   */
  private ObjectNode mergeBase(Actor actor, ReportView standing, int basedOn, ObjectNode theirs) {
    if (basedOn > standing.version() && !actor.requirePerson().equals(standing.editor())) {
      return theirs.objectNode();
    }
    if (basedOn >= standing.version() || historyRepository.editedOnlyBy(actor, standing, basedOn)) {
      return theirs;
    }
    return historyRepository.findBody(actor, standing.id(), basedOn).orElse(theirs);
  }

  /**
   * Files that the edit no longer names and that have not come. Only those of the version that it began from: what
   * another phone added since was not taken out. What has come stays with the report.
   */
  private Set<UUID> findTakenOutFiles(Actor actor, ReportView standing, int basedOn, ReportBody edit) {
    if (basedOn > standing.version()) {
      return Set.of();
    }
    Set<UUID> takenOut = basedOn == standing.version() ? fileIds(standing.body())
        : historyRepository.findBody(actor, standing.id(), basedOn)
            .map(body -> fileIds(ReportJsonCodec.read(body)))
            .orElseGet(LinkedHashSet::new);
    takenOut.removeAll(fileIds(edit));
    takenOut.retainAll(fileIds(standing.body()));
    if (!takenOut.isEmpty()) {
      takenOut.removeAll(historyRepository.findArrivedFileIds(actor, standing.id()));
    }
    return takenOut;
  }

  private static Set<UUID> fileIds(ReportBody body) {
    return body.files().stream().map(ReportBody.AnnouncedFile::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static FieldMerge.MergeResult without(Set<UUID> takenOut, FieldMerge.MergeResult merged) {
    if (takenOut.isEmpty()) {
      return merged;
    }
    ReportBody body = ReportJsonCodec.read(merged.body());
    ReportBody left = RecordCopy.of(body)
        .with(ReportBody::files, body.files().stream().filter(file -> !takenOut.contains(file.id())).toList())
        .make();
    Set<String> changed = new LinkedHashSet<>(merged.changed());
    changed.add("files");
    return new FieldMerge.MergeResult(ReportJsonCodec.write(left), changed, merged.conflicts());
  }

  private ReportView buildAmended(Actor actor, ReportView standing, PreparedReport edit, FieldMerge.MergeResult merged,
      int conflicts, Instant now) {
    ReportBody body = ReportJsonCodec.read(merged.body());
    boolean otherActivity = !Objects.equals(body.activity(), standing.activity());
    String counts = otherActivity ? edit.countBasis() : standing.countBasis();
    int awaited = countAwaitedFiles(actor, standing, body);
    boolean correctedAfterReturn = !standing.counted() && standing.returned() != null;
    String doubt = edit.review();
    boolean settledDoubt =
        doubt != null && DOUBT_CODES.contains(doubt) && merged.changed().stream().noneMatch(DOUBTED_FIELDS::contains);
    String review = doubt != null && !settledDoubt ? doubt : correctedAfterReturn ? "corrected" : standing.review();
    ReportStatus status =
        review != null ? ReportStatus.REVIEW : ReportStatus.calculate(body, awaited, standing.photos());
    return RecordCopy.of(standing)
        .with(ReportView::body, body)
        .with(ReportView::status, status)
        .with(ReportView::title, titleOf(standing, edit, body))
        .with(ReportView::kind, kindOf(standing, edit, body))
        .with(ReportView::countBasis, counts)
        .with(ReportView::organisations, otherActivity ? edit.organisations() : standing.organisations())
        .with(ReportView::realised, body.realisedVolume(counts))
        .with(ReportView::awaited, awaited)
        .with(ReportView::conflicts, conflicts)
        .with(ReportView::editor, actor.requirePerson())
        .with(ReportView::editorName, actor.name())
        .with(ReportView::editedAt, now)
        .with(ReportView::review, review)
        .with(ReportView::returned, null)
        .with(ReportView::withdrawn, null)
        .make();
  }

  private static String titleOf(ReportView standing, PreparedReport edit, ReportBody body) {
    if (body.activity() == null && body.title() != null) {
      return ReportIntake.truncateTitle(body.title());
    }
    return body.activity() != null && body.activity().equals(standing.activity()) ? standing.title() : edit.title();
  }

  private static String kindOf(ReportView standing, PreparedReport edit, ReportBody body) {
    if (body.activity() != null && body.activity().equals(standing.activity())) {
      return standing.kind();
    }
    return body.kindOfActivity() != null ? body.kindOfActivity()
        : Objects.equals(body.activity(), standing.activity()) ? "other"
        : edit.kind();
  }

  private int countAwaitedFiles(Actor actor, ReportView standing, ReportBody body) {
    Set<UUID> takenOut = fileIds(standing.body());
    takenOut.removeAll(fileIds(body));
    int awaited = Math.max(0, standing.awaited() - takenOut.size());
    Set<UUID> added = fileIds(body);
    added.removeAll(fileIds(standing.body()));
    if (added.isEmpty()) {
      return awaited;
    }
    added.removeAll(historyRepository.findArrivedFileIds(actor, standing.id()));
    return awaited + added.size();
  }

  private static AuditTrailRepository.TrailReach combinedReach(ReportView before, ReportView after) {
    Set<UUID> organisations = new LinkedHashSet<>(before.organisations());
    organisations.addAll(after.organisations());
    return new AuditTrailRepository.TrailReach(organisations,
        new LinkedHashSet<>(List.of(before.village(), after.village())));
  }

  private void publishIfChanged(Actor actor, ReportView before, ReportView after) {
    boolean otherwise =
        !Objects.equals(before.activity(), after.activity()) || !before.village().equals(after.village())
            || !before.heldOn().equals(after.heldOn()) || before.realised() != after.realised();
    if (after.counted() && after.status() != ReportStatus.REVIEW && otherwise) {
      events.publishEvent(ActivityHeldAmended.from(actor, after));
    }
  }

  private List<ReportHistoryRepository.Conflict> listOpenConflicts(Actor actor, UUID id) {
    return Objects
        .requireNonNull(transactions.execute(status -> historyRepository.listOpenConflicts(actor, List.of(id))));
  }
}
