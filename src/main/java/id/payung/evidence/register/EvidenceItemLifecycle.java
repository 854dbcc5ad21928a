package id.payung.evidence.register;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvidenceItem;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Stale;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an item itself: it comes in, somebody says what it is, it gets a copy that may leave, it is taken
 * out.
 */
@Component
@Transactional
public class EvidenceItemLifecycle {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceLikenessRepository likenesses;
  private final EvidenceUseLifecycle useLifecycle;
  private final EvidenceWarningRefresh warningRefresh;
  private final AuditTrailRepository trail;
  private final Clock clock;

  EvidenceItemLifecycle(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceLikenessRepository likenesses,
      EvidenceUseLifecycle useLifecycle, EvidenceWarningRefresh warningRefresh, AuditTrailRepository trail,
      Clock clock) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.useLifecycle = useLifecycle;
    this.warningRefresh = warningRefresh;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A file that came in; it waits in the inbox until somebody says what it is. Likeness to earlier ones is asked, not
   * refused.
   */
  public EvidenceItem addToInbox(Actor actor, UUID id, String title, UUID organisation, List<UUID> villages,
      StoredDocument file) {
    EvidenceItem item = new EvidenceItem(id, "unplaced",
        title.isBlank() ? "Berkas" : title.substring(0, Math.min(300, title.length())), "", "", null, null, null, null,
        null, organisation, null, null, file.sha256(), null, null, file.readable(), file.kind().isPicture(),
        file.pages(), null, null, null, null, actor.name(), clock.instant(), List.of(organisation), villages, 1);
    addItem(actor, item, file);
    return items.require(actor, id);
  }

  public boolean addItem(Actor actor, EvidenceItem item, @Nullable StoredDocument file) {
    if (!items.insert(actor, item)) {
      return false;
    }
    trail.recordWrite("evidence", item.id(), "created", List.of("file"), null, item.reach());
    if (file != null) {
      likenesses.insertLikenesses(actor, item, file);
    }
    return true;
  }

  public void answerLikeness(Actor actor, UUID item, UUID likeness, boolean same) {
    EvidenceItem known = items.require(actor, item);
    likenesses.updateAnswer(actor, item, likeness, same);
    trail.recordWrite("evidence", item, same ? "likeness-same" : "likeness-different", List.of("likeness"), null,
        known.reach());
    warningRefresh.refresh(actor, item);
  }

  /**
   * What a person says an item is.
   *
   * @throws Stale when somebody saved meanwhile
   */
  public void describe(Actor actor, EvidenceItem described) {
    if (!items.updateDescription(actor, described)) {
      EvidenceItem now = items.require(actor, described.id());
      throw new Stale(List.of(new Stale.Difference("evidence.field.title", described.title(), now.title()),
          new Stale.Difference("evidence.field.number", described.number(), now.number()),
          new Stale.Difference("evidence.field.date", textOrDash(described.docDate()), textOrDash(now.docDate())),
          new Stale.Difference("evidence.field.held-on", textOrDash(described.heldOn()), textOrDash(now.heldOn()))));
    }
    uses.updateVillages(actor, described.id(), described.villages());
    trail.recordWrite("evidence", described.id(), "described",
        List.of("kind", "title", "number", "date", "validity", "village"), null, described.reach());
    warningRefresh.refresh(actor, described.id());
  }

  public void saveSafeCopy(Actor actor, UUID id, String safeSha256, String faces) {
    items.updateSafeCopy(actor, id, safeSha256, faces);
    trail.recordWrite("evidence", id, "faces-blurred", List.of("safeCopy"), null, items.require(actor, id).reach());
    warningRefresh.refresh(actor, id);
  }

  /** Takes an item out, and every use of it back. */
  public void withdraw(Actor actor, UUID id, String reason) {
    EvidenceItem item = items.require(actor, id);
    String said = RequiredReason.require(reason);
    useLifecycle.takeBackUnlockedUses(actor, id, said);
    items.updateWithdrawn(actor, id, said);
    trail.recordWrite("evidence", id, "withdrawn", List.of(), said, item.reach());
    warningRefresh.refresh(actor, id);
  }

  private static String textOrDash(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }
}
