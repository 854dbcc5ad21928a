package id.payung.evidence.proposal;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceWarningRefresh;
import id.payung.platform.actor.Actor;
import java.time.LocalDate;
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
class ReportedItemUpdate {
  private static final int LATEST = 200;
  /** The fields of an item that follow its report, as the trail names them. */
  private static final String DATE = "date";
  private static final String VILLAGE = "village";

  private final EvidenceItemRepository items;
  private final EvidenceWarningRefresh warningRefresh;
  private final AuditTrailRepository trail;
  private final RecordHistoryRepository history;

  ReportedItemUpdate(EvidenceItemRepository items, EvidenceWarningRefresh warningRefresh, AuditTrailRepository trail,
      RecordHistoryRepository history) {
    this.items = items;
    this.warningRefresh = warningRefresh;
    this.trail = trail;
    this.history = history;
  }

  /**
   * The report of a photo counts, and says this now: the photo is there, of that day and that village. The one of the
   * two that a person changed by hand stays; another title, kind or number says nothing of them.
   */
  public void followReport(Actor actor, UUID id, LocalDate heldOn, UUID village) {
    EvidenceItem item = items.lock(actor, id);
    boolean back = StoredReason.REPORT_WITHDRAWN.equals(item.withdrawn());
    if (back) {
      items.updateWithdrawn(actor, id, null);
      trail.recordWrite("evidence", id, "undone", List.of(), null, item.reach());
    }
    boolean differs = !heldOn.equals(item.heldOn()) || !village.equals(item.village());
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
      trail.recordWrite("evidence", item.id(), "followed-report", followed, null,
          items.require(actor, item.id()).reach());
    }
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
