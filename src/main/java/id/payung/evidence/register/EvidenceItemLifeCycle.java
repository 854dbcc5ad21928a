package id.payung.evidence.register;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceRecheck;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.evidence.item.EvidenceSimilarityRepository;
import id.payung.evidence.item.EvidenceWarningRefresh;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Messages;
import id.payung.platform.images.FaceBox;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.SaveResult;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an item itself: it comes in, somebody says what it is, it gets a copy that may leave, it is taken
 * out.
 */
@Component
@Transactional
public class EvidenceItemLifeCycle {
  private static final String DATE = "date";
  private static final String VILLAGE = "village";

  private final EvidenceItemRepository items;
  private final EvidenceSimilarityRepository likenesses;
  private final EvidenceWarningRefresh warningRefresh;
  private final EvidenceRecheck recheck;
  private final EvidenceNameLookup lookup;
  private final AuditTrailRepository trail;
  private final Messages words;
  private final Clock clock;

  EvidenceItemLifeCycle(EvidenceItemRepository items, EvidenceSimilarityRepository likenesses,
      EvidenceWarningRefresh warningRefresh, EvidenceRecheck recheck, EvidenceNameLookup lookup,
      AuditTrailRepository trail, Messages words, Clock clock) {
    this.items = items;
    this.likenesses = likenesses;
    this.warningRefresh = warningRefresh;
    this.recheck = recheck;
    this.lookup = lookup;
    this.trail = trail;
    this.words = words;
    this.clock = clock;
  }

  /**
   * A file that came in; it waits in the inbox until somebody says what it is. Likeness to earlier ones is asked, not
   * refused.
   *
   * @param origin the folder or archive that it came in; empty when it came by itself
   */
  public void addToInbox(Actor actor, UUID id, String title, String origin, UUID organisation, List<UUID> villages,
      StoredDocument file) {
    String named = title.isBlank() ? words.text(Messages.INDONESIAN, "evidence.file.untitled") : title;
    addItem(actor,
        EvidenceItem.added(actor, id, "unplaced", organisation, clock.instant(), file)
            .with(EvidenceItem::title, named.substring(0, Math.min(300, named.length())))
            .with(EvidenceItem::origin, origin.substring(0, Math.min(200, origin.length())))
            .with(EvidenceItem::villages, villages)
            .make(),
        file);
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

  public void answerLikeness(Actor actor, UUID item, UUID likeness, EvidenceSimilarity.Answer answer) {
    EvidenceItem known = items.lockStanding(actor, item);
    likenesses.updateAnswer(actor, item, likeness, answer);
    boolean same = answer == EvidenceSimilarity.Answer.SAME;
    trail.recordWrite("evidence", item, same ? "likeness-same" : "likeness-different", List.of("likeness"), null,
        known.reach());
    warningRefresh.refresh(actor, item);
  }

  /**
   * What a person says an item is. What a checker accepted of it in a year that is open is checked anew.
   *
   * @throws Refused when it was taken out, or when it was accepted in a year that takes no proofs any more
   * @throws Stale when somebody saved meanwhile
   */
  public void describe(Actor actor, EvidenceItem before, EvidenceItem described) {
    recheck.lockYears(actor, described.id());
    items.lockStanding(actor, described.id());
    SaveResult<EvidenceItem> saved = items.updateDescription(actor, before, described, this::worded);
    if (!saved.changed()) {
      return;
    }
    recheck.changed(actor, described.id(), saved.differences(), this::worded);
    trail.recordWrite("evidence", described.id(), "described", List.copyOf(listDifferences(before, described)), null,
        described.reach());
    warningRefresh.refresh(actor, described.id());
  }

  /** The fields that a person changed, as the trail names them: these follow the report of a photo no longer. */
  private static Set<String> listDifferences(EvidenceItem before, EvidenceItem described) {
    Map<String, Function<EvidenceItem, @Nullable Object>> fields =
        Map.of("kind", one -> one.kind() + one.docKind(), "title", EvidenceItem::title, "number", EvidenceItem::number,
            DATE, one -> Arrays.asList(one.docDate(), one.heldOn()), "validity",
            one -> Arrays.asList(one.validFrom(), one.validTo()), VILLAGE, EvidenceItem::village);
    return fields.entrySet()
        .stream()
        .filter(field -> !Objects.equals(field.getValue().apply(before), field.getValue().apply(described)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String worded(String field, Object value) {
    return switch (field) {
      case "kind" -> words.text(Messages.INDONESIAN, "evidence.kind." + value);
      case "docKind" -> lookup.documentKinds().nameOf((String) value, Messages.INDONESIAN);
      case "village" -> lookup.requireVillage((UUID) value).label();
      default -> DisplayNames.PLAIN.of(field, value);
    };
  }

  /**
   * Puts an item back to what it was before a slip of the hand: to the inbox, or out of what was discarded.
   *
   * @param version that the slip left
   * @throws Refused when somebody changed it since
   */
  public void restore(Actor actor, EvidenceItem before, int version) {
    recheck.lockYears(actor, before.id());
    EvidenceItem now = items.lock(actor, before.id());
    EvidenceAccessPolicy.requireMayEdit(actor, RecordCopy.of(now).with(EvidenceItem::withdrawn, null).make());
    if (now.version() != version) {
      throw new Refused("ui.undo.changed");
    }
    if (now.withdrawn() != null) {
      items.updateWithdrawn(actor, now.id(), null);
    } else {
      recheck.changed(actor, now.id(),
          items.updateDescription(actor, now, now.describedAs(before), DisplayNames.PLAIN).differences(), this::worded);
    }
    trail.recordWrite("evidence", now.id(), "undone", List.of(), null, now.reach());
    warningRefresh.refresh(actor, now.id());
  }

  public void saveSafeCopy(Actor actor, UUID id, String safeSha256, List<FaceBox> faces) {
    EvidenceItem item = items.lockStanding(actor, id);
    items.updateSafeCopy(actor, id, safeSha256, faces);
    trail.recordWrite("evidence", id, "faces-blurred", List.of("safeCopy"), null, item.reach());
    warningRefresh.refresh(actor, id);
  }

  /**
   * Takes an item out, and every use of it back. One that is out already keeps the reason that it has.
   *
   * @param reason a person's, or a {@link StoredReason}
   * @throws Refused when an office has taken it, and it is not for the actor to take from them
   */
  public void withdraw(Actor actor, UUID id, String reason) {
    recheck.lockYears(actor, id);
    recheck.takeBackUses(actor, items.lock(actor, id), reason);
    EvidenceItem item = items.require(actor, id); // it is locked
    if (item.withdrawn() != null) {
      return;
    }
    items.updateWithdrawn(actor, id, reason);
    trail.recordWrite("evidence", id, "withdrawn", List.of(), StoredReason.text(words, reason), item.reach());
    warningRefresh.refresh(actor, id);
  }
}
