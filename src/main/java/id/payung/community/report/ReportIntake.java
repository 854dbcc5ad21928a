package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.ActivitiesHeld;
import id.payung.community.ActivityHeld;
import id.payung.community.PlannedActivity;
import id.payung.community.PreparedReport;
import id.payung.community.ReportBody;
import id.payung.community.ReportIntakeResult;
import id.payung.community.ReportSubmission;
import id.payung.community.ReportView;
import id.payung.platform.actor.Actor;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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

/** Takes reports of activities in: looks the activity up, gives a receipt number, doubts what a person must look at. */
@Component
public class ReportIntake {
  /** A date further away than this is looked at by a person: the clock of the phone may be years off. */
  private static final int DAYS_AHEAD = 1;

  private static final int DAYS_BACK = 400;

  private final ReportRepository reportRepository;
  private final PlannedActivityCache plannedActivities;
  private final ReceiptNumbers receiptNumbers;
  private final RegencyDirectory regencies;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ReportIntake(ReportRepository reportRepository, PlannedActivityCache plannedActivities, ReceiptNumbers receiptNumbers,
      RegencyDirectory regencies, AuditTrailRepository trail, ApplicationEventPublisher events,
      TransactionTemplate transactions, Clock clock) {
    this.reportRepository = reportRepository;
    this.plannedActivities = plannedActivities;
    this.receiptNumbers = receiptNumbers;
    this.regencies = regencies;
    this.trail = trail;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes one report in; the same id again stores nothing. */
  public ReportIntakeResult receive(Actor actor, ReportSubmission form) {
    PreparedReport report = prepare(actor, List.of(form)).getFirst();
    boolean fresh =
        Boolean.TRUE.equals(transactions.execute(status -> store(actor, List.of(report)).contains(report.id())));
    if (fresh) {
      return new ReportIntakeResult(report.id(), true, report.status(), report.receipt(), 1, report.review());
    }
    releaseReceiptNumbers(actor, List.of(report));
    ReportView there =
        Objects.requireNonNull(transactions.execute(status -> reportRepository.require(actor, form.id())));
    return new ReportIntakeResult(there.id(), false, there.status(), there.receipt(), there.version(), there.review());
  }

  /** Looks the activities up and takes numbers, ahead of the transaction that {@link #store} needs. */
  public List<PreparedReport> prepare(Actor actor, List<ReportSubmission> forms) {
    List<String> receipts = receiptNumbers.allocate(actor.regency(), currentYear(actor), forms.size());
    Map<UUID, PlannedActivity> planned = findActivities(actor, forms);
    List<PreparedReport> prepared = new ArrayList<>(forms.size());
    for (int i = 0; i < forms.size(); i++) {
      prepared.add(prepareOne(actor, forms.get(i), receipts.get(i), planned));
    }
    return prepared;
  }

  /** Looks the activity of an edit up, ahead of the transaction that {@link #amend} needs. */
  public PreparedReport prepareEdit(Actor actor, ReportSubmission form) {
    return prepareOne(actor, form, "", findActivities(actor, List.of(form)));
  }

  private Map<UUID, PlannedActivity> findActivities(Actor actor, List<ReportSubmission> forms) {
    Set<UUID> named =
        forms.stream().map(form -> form.body().activity()).filter(Objects::nonNull).collect(Collectors.toSet());
    return named.isEmpty() ? Map.of() : plannedActivities.findByIds(actor.regency(), named);
  }

  private PreparedReport prepareOne(Actor actor, ReportSubmission form, String receipt,
      Map<UUID, PlannedActivity> planned) {
    ReportBody body = form.body();
    PlannedActivity activity = body.activity() == null ? null : planned.get(body.activity());
    String title = activity != null ? activity.title() : body.title() != null ? body.title() : "Kegiatan";
    String kind = activity != null ? activity.kind() : body.kindOfActivity() != null ? body.kindOfActivity() : "other";
    Set<UUID> organisations = activity == null ? Set.of() : activity.organisations();
    String review = form.review() != null ? form.review() : reviewReason(actor, body, activity);
    return new PreparedReport(form, receipt, truncateTitle(title), kind, plannedActivities.countBasisOf(activity),
        List.copyOf(organisations), review);
  }

  /** What a person must look at before the report counts. */
  private @Nullable String reviewReason(Actor actor, ReportBody body, @Nullable PlannedActivity activity) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    if (body.heldOn().isAfter(today.plusDays(DAYS_AHEAD)) || body.heldOn().isBefore(today.minusDays(DAYS_BACK))) {
      return "date-far";
    }
    if (body.activity() != null && activity == null) {
      return "activity-unknown";
    }
    return activity != null && !activity.villages().isEmpty() && !activity.villages().contains(body.village())
        ? "village-not-planned"
        : null;
  }

  static String truncateTitle(String title) {
    return title.length() <= 300 ? title : title.substring(0, 297) + "…";
  }

  private int currentYear(Actor actor) {
    return regencies.require(actor.regency()).today(clock).getYear();
  }

  /**
   * Stores those whose id is not there yet, in the transaction of the caller; each statement takes all of them.
   *
   * @return ids of those that were stored
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> store(Actor actor, List<PreparedReport> reports) {
    if (reports.isEmpty()) {
      return Set.of();
    }
    Set<UUID> fresh = reportRepository.insert(actor, reports, clock.instant());
    List<PreparedReport> stored = reports.stream().filter(report -> fresh.contains(report.id())).toList();
    trail.recordWrite(stored.stream()
        .map(report -> new AuditTrailRepository.NewTrailEntry(ReportLifeCycle.AUDIT_KIND, report.id(), "created",
            List.of(), null, report.reach()))
        .toList());
    List<ActivityHeld> held =
        stored.stream().filter(report -> report.review() == null).map(report -> toActivityHeld(actor, report)).toList();
    if (held.size() == 1) {
      events.publishEvent(held.getFirst());
    } else if (!held.isEmpty()) {
      events.publishEvent(new ActivitiesHeld(actor.regency(), held.getFirst().report(), actor.person(), held));
    }
    return fresh;
  }

  private static ActivityHeld toActivityHeld(Actor actor, PreparedReport report) {
    ReportBody body = report.body();
    return new ActivityHeld(actor.regency(), report.id(), actor.person(), report.id(), body.activity(), body.village(),
        body.heldOn(), report.realisedVolume());
  }

  /** Receipt numbers that no report has got. */
  public void releaseReceiptNumbers(Actor actor, Collection<PreparedReport> unused) {
    if (unused.isEmpty()) {
      return;
    }
    receiptNumbers.release(actor.regency(), currentYear(actor),
        unused.stream().map(PreparedReport::receipt).filter(receipt -> !receipt.isEmpty()).toList());
  }
}
