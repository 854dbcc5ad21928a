package id.payung.evidence;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.KeptDocument;
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
class ItemBook {
  private final Items items;
  private final Uses uses;
  private final Likenesses likenesses;
  private final Register register;
  private final Warnings warnings;
  private final Trail trail;
  private final Clock clock;

  ItemBook(Items items, Uses uses, Likenesses likenesses, Register register, Warnings warnings, Trail trail,
      Clock clock) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.register = register;
    this.warnings = warnings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A file that came in; it waits in the inbox until somebody says what it is. Likeness to earlier ones is asked, not
   * refused.
   */
  public Item receive(Actor actor, UUID id, String title, UUID organisation, List<UUID> villages, KeptDocument file) {
    Item item = new Item(id, "unplaced", title.isBlank() ? "Berkas" : title.substring(0, Math.min(300, title.length())),
        "", "", null, null, null, null, null, organisation, null, null, file.sha256(), null, null, file.readable(),
        file.kind().isPicture(), file.pages(), null, null, null, null, actor.name(), clock.instant(),
        List.of(organisation), villages, 1);
    add(actor, item, file);
    return items.require(actor, id);
  }

  boolean add(Actor actor, Item item, @Nullable KeptDocument file) {
    if (!items.add(actor, item)) {
      return false;
    }
    trail.wrote("evidence", item.id(), "created", List.of("file"), null, item.reach());
    if (file != null) {
      likenesses.notice(actor, item, file);
    }
    return true;
  }

  public void settle(Actor actor, UUID item, UUID likeness, boolean same) {
    Item known = items.require(actor, item);
    likenesses.answer(actor, item, likeness, same);
    trail.wrote("evidence", item, same ? "likeness-same" : "likeness-different", List.of("likeness"), null,
        known.reach());
    warnings.lookAgain(actor, item);
  }

  /**
   * What a person says an item is.
   *
   * @throws Stale when somebody saved meanwhile
   */
  public void describe(Actor actor, Item described) {
    if (!items.describe(actor, described)) {
      Item now = items.require(actor, described.id());
      throw new Stale(List.of(new Stale.Difference("evidence.field.title", described.title(), now.title()),
          new Stale.Difference("evidence.field.number", described.number(), now.number()),
          new Stale.Difference("evidence.field.date", said(described.docDate()), said(now.docDate())),
          new Stale.Difference("evidence.field.held-on", said(described.heldOn()), said(now.heldOn()))));
    }
    uses.lieIn(actor, described.id(), described.villages());
    trail.wrote("evidence", described.id(), "described",
        List.of("kind", "title", "number", "date", "validity", "village"), null, described.reach());
    warnings.lookAgain(actor, described.id());
  }

  void keepSafeCopy(Actor actor, UUID id, String safeSha256, String faces) {
    items.keepSafeCopy(actor, id, safeSha256, faces);
    trail.wrote("evidence", id, "faces-blurred", List.of("safeCopy"), null, items.require(actor, id).reach());
    warnings.lookAgain(actor, id);
  }

  /** Takes an item out, and every use of it back. */
  public void withdraw(Actor actor, UUID id, String reason) {
    Item item = items.require(actor, id);
    String said = Reason.needed(reason);
    register.takeBackOpen(actor, id, said);
    items.withdraw(actor, id, said);
    trail.wrote("evidence", id, "withdrawn", List.of(), said, item.reach());
    warnings.lookAgain(actor, id);
  }

  private static String said(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }
}
