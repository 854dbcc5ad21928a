package id.payung.evidence.item;

import id.payung.community.PlannedActivity;
import id.payung.evidence.EvidenceItem;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.images.FaceBox;
import id.payung.platform.list.ListWindow;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of the register, loaded through the actor. */
@Repository
@Transactional
public class EvidenceItemRepository {
  private final Rows rows;
  private final ReachCopies copies;
  private final ReportProofLock reportLock;

  EvidenceItemRepository(Rows rows, ReachCopies copies, ReportProofLock reportLock) {
    this.rows = rows;
    this.copies = copies;
    this.reportLock = reportLock;
  }

  /**
   * A page of the list, in the order that the window says.
   *
   * @param window calls the table {@code i}
   */
  @Transactional(readOnly = true)
  public List<EvidenceItem> list(Actor actor, EvidenceFilter filter, ListWindow<?> window) {
    return rows.query(actor, EvidenceItem.class)
        .as("i")
        .is("withdrawn", null)
        .containing("i.search", filter.q())
        .isIfGiven("kind", filter.kind())
        .isIfGiven("organisation", filter.office())
        .within(window.condition(), window.orderAndLimit(), window.params())
        .list();
  }

  /**
   * Those of the inbox that stand before and behind one, in its order and with it: a window that begins at the oldest
   * would not hold the one that was asked for.
   *
   * @param each how many at most on each side
   */
  @Transactional(readOnly = true)
  public List<EvidenceItem> listUnplacedAround(Actor actor, EvidenceItem item, int each) {
    List<EvidenceItem> around = new ArrayList<>(unplaced(actor).and("(r.added_at, r.id) < (:at, :id)", "id", item.id())
        .param("at", item.addedAt())
        .orderBy("r.added_at DESC, r.id DESC")
        .limit(each)
        .list()
        .reversed());
    around.addAll(unplaced(actor).and("(r.added_at, r.id) >= (:at, :id)", "id", item.id())
        .param("at", item.addedAt())
        .orderBy("r.added_at, r.id")
        .limit(each + 1)
        .list());
    return around;
  }

  /** The inbox of files, oldest first. */
  @Transactional(readOnly = true)
  public List<EvidenceItem> listUnplaced(Actor actor, int limit) {
    return listUnplaced(actor, "", limit);
  }

  /** Likewise those that came in one folder or archive; all when that is empty. */
  @Transactional(readOnly = true)
  public List<EvidenceItem> listUnplaced(Actor actor, String origin, int limit) {
    return unplaced(actor).isIfGiven("origin", origin).orderBy("r.added_at, r.id").limit(limit).list();
  }

  /**
   * The one that waits after this one; behind the last comes the first. Those that the actor cannot edit are not theirs
   * to place.
   */
  @Transactional(readOnly = true)
  public Optional<UUID> findNextUnplaced(Actor actor, EvidenceItem item) {
    return unplaced(actor).and("r.id <> :id", "id", item.id())
        .param("at", item.addedAt())
        .orderBy("(r.added_at, r.id) < (:at, :id), r.added_at, r.id")
        .limit(1)
        .optional()
        .map(EvidenceItem::id);
  }

  private RowQuery<EvidenceItem> unplaced(Actor actor) {
    return rows.query(actor, EvidenceItem.class).is("kind", "unplaced").is("withdrawn", null);
  }

  @Transactional(readOnly = true)
  public EvidenceItem require(Actor actor, UUID id) {
    return rows.require(actor, EvidenceItem.class, id);
  }

  /** Until the transaction ends nobody else places or changes it. */
  public EvidenceItem lock(Actor actor, UUID id) {
    return rows.lock(actor, EvidenceItem.class, id);
  }

  /**
   * Likewise, and it is not taken out.
   *
   * @throws Refused when it was
   */
  public EvidenceItem lockStanding(Actor actor, UUID id) {
    return rows.lockOngoing(actor, EvidenceItem.class, id);
  }

  @Transactional(readOnly = true)
  public Map<UUID, EvidenceItem> findByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of()
        : rows.query(actor, EvidenceItem.class)
            .in("id", ids)
            .list()
            .stream()
            .collect(Collectors.toMap(EvidenceItem::id, Function.identity()));
  }

  /** Items with these bytes, the earliest first: one statement for many hashes. */
  @Transactional(readOnly = true)
  public List<EvidenceItem> listByFileHashes(Actor service, Collection<String> hashes) {
    return hashes.isEmpty() ? List.of()
        : rows.query(service, EvidenceItem.class)
            .in("sha256", hashes)
            .is("withdrawn", null)
            .orderBy("r.added_at, r.id")
            .list();
  }

  @Transactional(readOnly = true)
  public List<UUID> listIdsByReport(Actor actor, UUID report) {
    return rows.query(actor, EvidenceItem.class).is("report", report).list().stream().map(EvidenceItem::id).toList();
  }

  /** Adds an item; the same id again changes nothing and says so. */
  public boolean insert(Actor actor, EvidenceItem item) {
    return rows.insertIfAbsent(actor, item);
  }

  /**
   * Saves what a person says of an item, and gives its villages to all that copies them.
   *
   * @throws Stale when somebody saved meanwhile
   */
  public SaveResult<EvidenceItem> updateDescription(Actor actor, EvidenceItem before, EvidenceItem described,
      DisplayNames wording) {
    boolean moved =
        !Objects.equals(before.village(), described.village()) || !Objects.equals(before.heldOn(), described.heldOn());
    SaveResult<EvidenceItem> saved = rows.update(actor, before,
        moved ? RecordCopy.of(described).with(EvidenceItem::safeSha256, null).make() : described, // the strip says both
        wording);
    copies.copy(actor, EvidenceItem.class, before.id());
    return saved;
  }

  /** Its report was moved: it is of another activity, of another office, and others see it. */
  public void updateActivity(Actor actor, EvidenceItem item, PlannedActivity activity, String title,
      Collection<UUID> organisations) {
    rows.query(actor, EvidenceItem.class)
        .key(item.id())
        .set(EvidenceItem::activity, activity.id())
        .set(EvidenceItem::title, title)
        .set(EvidenceItem::organisation, activity.office())
        .set(EvidenceItem::organisations, List.copyOf(organisations))
        .update();
    copies.copy(actor, EvidenceItem.class, item.id());
  }

  /** Its report says another day or village. The strip of the copy that may leave says both: it is made anew. */
  public void updateOccasion(Actor actor, EvidenceItem item, @Nullable LocalDate heldOn, @Nullable UUID village) {
    rows.query(actor, EvidenceItem.class)
        .key(item.id())
        .set(EvidenceItem::heldOn, heldOn)
        .set(EvidenceItem::village, village)
        .set(EvidenceItem::villages, village == null ? item.villages() : List.of(village))
        .set(EvidenceItem::safeSha256, null)
        .update();
    copies.copy(actor, EvidenceItem.class, item.id());
  }

  public void updateSafeCopy(Actor actor, UUID id, String safeSha256, List<FaceBox> faces) {
    rows.query(actor, EvidenceItem.class)
        .key(id)
        .set(EvidenceItem::safeSha256, safeSha256)
        .set(EvidenceItem::faces, faces)
        .update();
  }

  public void updateWithdrawn(Actor actor, UUID id, @Nullable String reason) {
    rows.query(actor, EvidenceItem.class).key(id).set(EvidenceItem::withdrawn, reason).update();
  }

  /** A decision on an item that came with a report asks first whether the report counts ({@link ReportProofLock}). */
  void requireReportCounts(Actor actor, @Nullable UUID report) {
    reportLock.requireCounting(actor, report);
  }

  /**
   * Lets an office see the item, its uses and its conversations, since it answers with it.
   *
   * @return all offices that see it now
   */
  public List<UUID> widenReach(Actor actor, EvidenceItem item, UUID office) {
    return item.organisations().contains(office) ? item.organisations()
        : copies.widen(actor, EvidenceItem.class, List.of(office), item.id()).orElse(item.organisations());
  }

  /**
   * Whoever came to see the item since it stood like this sees it no more, but for those who still use it.
   *
   * @param using offices with a live use of it
   */
  public void narrowReach(Actor actor, EvidenceItem before, Collection<UUID> using) {
    Set<UUID> leaving = new LinkedHashSet<>(require(actor, before.id()).organisations());
    leaving.removeAll(before.organisations());
    leaving.removeAll(using);
    if (!leaving.isEmpty()) {
      copies.narrow(actor, EvidenceItem.class, leaving, before.id());
    }
  }
}
