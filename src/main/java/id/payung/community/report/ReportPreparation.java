package id.payung.community.report;

import id.payung.community.PlannedActivity;
import id.payung.community.PreparedReport;
import id.payung.community.ReportBody;
import id.payung.community.planned.PlannedActivityCache;
import id.payung.fieldwork.kind.PhoneRecordForm;
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
import org.springframework.stereotype.Component;

/**
 * Makes reports ready to be stored: looks the activity up, gives a receipt number, doubts what a person must look at.
 */
@Component
class ReportPreparation {
  /** A date further away than this is looked at by a person: the clock of the phone may be years off. */
  private static final int DAYS_AHEAD = 1;

  private static final int DAYS_BACK = 400;

  private final PlannedActivityCache plannedActivities;
  private final ReportReceiptNumbers receiptNumbers;
  private final RegencyDirectory regencies;
  private final Clock clock;

  ReportPreparation(PlannedActivityCache plannedActivities, ReportReceiptNumbers receiptNumbers,
      RegencyDirectory regencies, Clock clock) {
    this.plannedActivities = plannedActivities;
    this.receiptNumbers = receiptNumbers;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** Looks the activities up and takes numbers, ahead of the transaction that stores them. */
  public List<PreparedReport> prepare(Actor actor, List<PhoneRecordForm<ReportBody>> forms) {
    List<String> receipts = receiptNumbers.allocate(actor.regency(), currentYear(actor), forms.size());
    Map<UUID, PlannedActivity> planned = findActivities(actor, forms);
    List<PreparedReport> prepared = new ArrayList<>(forms.size());
    for (int i = 0; i < forms.size(); i++) {
      prepared.add(prepareOne(actor, forms.get(i), receipts.get(i), planned));
    }
    return prepared;
  }

  /** Looks the activity of an edit up, ahead of the transaction that merges it. */
  public PreparedReport prepareEdit(Actor actor, PhoneRecordForm<ReportBody> form) {
    return prepareOne(actor, form, "", findActivities(actor, List.of(form)));
  }

  private Map<UUID, PlannedActivity> findActivities(Actor actor, List<PhoneRecordForm<ReportBody>> forms) {
    Set<UUID> named =
        forms.stream().map(form -> form.content().activity()).filter(Objects::nonNull).collect(Collectors.toSet());
    return named.isEmpty() ? Map.of() : plannedActivities.findByIds(actor.regency(), named);
  }

  private PreparedReport prepareOne(Actor actor, PhoneRecordForm<ReportBody> form, String receipt,
      Map<UUID, PlannedActivity> planned) {
    ReportBody body = form.content();
    PlannedActivity activity = body.activity() == null ? null : planned.get(body.activity());
    String title = activity != null ? activity.title() : body.title() != null ? body.title() : "Kegiatan";
    String kind = activity != null ? activity.kind() : body.kindOfActivity() != null ? body.kindOfActivity() : "other";
    Set<UUID> organisations = activity == null ? Set.of() : activity.organisations();
    String review = reviewReason(actor, body, activity);
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

  /** Receipt numbers that no report has got. */
  public void releaseReceiptNumbers(Actor actor, Collection<PreparedReport> unused) {
    if (unused.isEmpty()) {
      return;
    }
    receiptNumbers.release(actor.regency(), currentYear(actor),
        unused.stream().map(PreparedReport::receipt).filter(receipt -> !receipt.isEmpty()).toList());
  }
}
