package id.payung.evidence.proposal;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.community.PlannedActivity;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceRecheck;
import id.payung.evidence.item.EvidenceWarningRefresh;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordDifferences;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the photo of a report as the report says now. */
@Component
@Transactional
class ReportedEvidenceUpdate {
  private static final int LATEST = 200;
  /** The fields of an item that follow its report, as the trail names them. */
  private static final String DATE = "date";
  private static final String VILLAGE = "village";

  private final EvidenceItemRepository items;
  private final EvidenceWarningRefresh warningRefresh;
  private final EvidenceRecheck recheck;
  private final EvidenceNameLookup lookup;
  private final AuditTrailRepository trail;
  private final RecordHistoryRepository history;

  ReportedEvidenceUpdate(EvidenceItemRepository items, EvidenceWarningRefresh warningRefresh, EvidenceRecheck recheck,
      EvidenceNameLookup lookup, AuditTrailRepository trail, RecordHistoryRepository history) {
    this.recheck = recheck;
    this.lookup = lookup;
    this.items = items;
    this.warningRefresh = warningRefresh;
    this.trail = trail;
    this.history = history;
  }

  /**
   * The report of a photo counts, and says this now: the photo is there, of that day and that village. The one of the
   * two that a person changed by hand stays; another title, kind or number says nothing of them. What was accepted in a
   * year that takes no proofs any more stays as it was accepted; in other years it is checked anew.
   */
  public void followReport(Actor actor, UUID id, LocalDate heldOn, UUID village) {
    recheck.lockYears(actor, id);
    EvidenceItem item = items.lock(actor, id);
    boolean back = StoredReason.REPORT_WITHDRAWN.equals(item.withdrawn());
    if (back) {
      items.updateWithdrawn(actor, id, null);
      trail.recordWrite("evidence", id, "undone", List.of(), null, item.reach());
    }
    boolean differs = (!heldOn.equals(item.heldOn()) || !village.equals(item.village()))
        && recheck.listAccepted(actor, id).fixed().isEmpty();
    if (differs) {
      follow(actor, item, heldOn, village);
    }
    if (back || differs) {
      warningRefresh.refresh(actor, id);
    }
  }

  private void follow(Actor actor, EvidenceItem item, LocalDate heldOn, UUID village) {
    Set<String> byHand = listDescribedByHand(actor, item.id());
    LocalDate day = byHand.contains(DATE) ? item.heldOn() : heldOn;
    UUID place = byHand.contains(VILLAGE) ? item.village() : village;
    List<String> followed = Stream
        .of(Objects.equals(day, item.heldOn()) ? null : DATE, Objects.equals(place, item.village()) ? null : VILLAGE)
        .filter(Objects::nonNull)
        .toList();
    if (!followed.isEmpty()) {
      items.updateOccasion(actor, item, day, place);
      EvidenceItem now = items.require(actor, item.id());
      trail.recordWrite("evidence", item.id(), "followed-report", followed, null, now.reach());
      recheck.followed(actor, item.id(), RecordDifferences.between(item, now), this::worded);
    }
  }

  /** Its report was moved to another activity: it is called as that one is, unless it was accepted for good. */
  void moveItem(Actor actor, UUID id, PlannedActivity activity, Collection<UUID> organisations) {
    EvidenceItem item = items.lock(actor, id);
    boolean fixed = !recheck.listAccepted(actor, id).fixed().isEmpty();
    items.updateActivity(actor, item, activity, fixed ? item.title() : activity.title(), organisations);
    recheck.followed(actor, id, RecordDifferences.between(item, items.require(actor, id)), this::worded);
  }

  private String worded(String field, Object value) {
    Region village = value instanceof UUID id ? lookup.findVillage(id) : null;
    return village != null ? village.label() : DisplayNames.PLAIN.of(field, value);
  }

  /** Fields of the item, as the trail names them. */
  private Set<String> listDescribedByHand(Actor actor, UUID id) {
    return history.listRecent(actor, List.of("evidence"), List.of(id), LATEST)
        .stream()
        .filter(entry -> entry.action().equals("described"))
        .flatMap(entry -> entry.fields().stream())
        .collect(Collectors.toSet());
  }
}
