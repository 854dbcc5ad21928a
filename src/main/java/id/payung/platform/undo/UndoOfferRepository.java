package id.payung.platform.undo;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.undo.UndoListPage.UndoListItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps for each person what they can take back. */
@Repository
@Transactional
public class UndoOfferRepository {
  /** Behind that it is no slip of the hand any more, and is taken back on the page of the record with a reason. */
  static final Duration LASTS = Duration.ofHours(1);
  /** More than a person does by keys in an hour and would want to look through. */
  static final int MOST = 100;
  private static final int NAMED = 3;

  /** What was done stands, without a button, when there is more to say of it than is kept. */
  private static final int MAX_ACTION = 4_000_000;

  private final Rows rows;
  private final JsonMapper json;
  private final Clock clock;

  UndoOfferRepository(Rows rows, JsonMapper json, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Puts the button that takes it back beside the sentence that says what was done.
   *
   * @param steps none: there is nothing to take back, and no button
   */
  public <S extends Record> SeeOther offer(Actor actor, UndoHandler<S> handler, List<S> steps, SeeOther done) {
    return offer(actor, handler, "", steps, done);
  }

  /** @param title what it was done with, for {@link #listKept} */
  public <S extends Record> SeeOther offer(Actor actor, UndoHandler<S> handler, String title, List<S> steps,
      SeeOther done) {
    return offer(actor, handler, title, steps, done, Ids.next());
  }

  /**
   * Likewise for what is done in parts, each with its offer in one transaction: the next part takes the place of it.
   *
   * @param steps of all parts so far
   * @param id the same for all parts
   */
  public <S extends Record> SeeOther offer(Actor actor, UndoHandler<S> handler, String title, List<S> steps,
      SeeOther done, UUID id) {
    UUID person = actor.person();
    if (person == null || steps.isEmpty()) {
      return done;
    }
    String deed = json.writeValueAsString(new UndoOffer.DoneAction(done.path(), json.writeValueAsString(steps)));
    if (deed.length() > MAX_ACTION) {
      return done;
    }
    String said = json.writeValueAsString(said(actor, handler, title, steps, done));
    forgetOld(actor, person);
    rows.put(actor, new UndoOffer(person, id, handler.kind(), deed, said, clock.instant(), 0));
    return done.undoneBy(id);
  }

  private static <S extends Record> UndoOffer.Said said(Actor actor, UndoHandler<S> handler, String title,
      List<S> steps, SeeOther done) {
    return new UndoOffer.Said(done.words() == null ? "ui.undo.unsaid" : done.words(), List.copyOf(done.args()),
        steps.stream().map(handler::titleOf).distinct().limit(NAMED).toList(),
        (int) steps.stream().map(handler::titleOf).distinct().count(), title, UndoOffer.Under.of(actor));
  }

  private void forgetOld(Actor actor, UUID person) {
    rows.query(actor, UndoOffer.class).is("person", person).and("offered_at <= :past", "past", past()).delete();
    rows.query(actor, UndoOffer.class)
        .is("person", person)
        .and("""
            id NOT IN (SELECT kept.id FROM platform.undo_offer kept
             WHERE kept.regency = :regency AND kept.person = CAST(:who AS uuid) ORDER BY kept.id DESC LIMIT :most)""",
            "most", MOST - 1)
        .param("who", person)
        .delete();
  }

  /** Of all people, whether they come again or not. */
  public void deleteExpired(Actor service) {
    rows.query(service, UndoOffer.class).and("offered_at <= :past", "past", past()).delete();
  }

  private OffsetDateTime past() {
    return clock.instant().minus(LASTS).atOffset(ZoneOffset.UTC);
  }

  /** What is still offered, the newest first; nothing that was done under a mandate that has ended since. */
  @Transactional(readOnly = true)
  public List<UndoListItem> listOpen(Actor actor) {
    return listOwn(actor, own -> own.and("said <> ''")).flatMap(offer -> itemOf(actor, offer).stream()).toList();
  }

  /** What the person can still take back, the newest first. */
  private Stream<OfferSaid> listOwn(Actor actor, UnaryOperator<RowQuery<UndoOffer>> narrowed) {
    UUID person = actor.person();
    if (person == null) {
      return Stream.of();
    }
    RowQuery<UndoOffer> own =
        rows.query(actor, UndoOffer.class).is("person", person).and("offered_at > :past", "past", past());
    return narrowed.apply(own).orderBy("id DESC").limit(MOST).list(OfferSaid.class, "id, said, offered_at").stream();
  }

  private Optional<UndoListItem> itemOf(Actor actor, OfferSaid offer) {
    UndoOffer.Said said = json.readValue(offer.said(), UndoOffer.Said.class);
    return said.under().isWithin(actor)
        ? Optional.of(new UndoListItem(offer.id(), said.words(), said.args(), said.titles(), said.records(),
            offer.offeredAt(), offer.offeredAt().plus(LASTS)))
        : Optional.empty();
  }

  /** What of this kind the person can still take back, the newest first. */
  @Transactional(readOnly = true)
  public List<KeptUndo> listKept(Actor actor, UndoHandler<?> handler) {
    return listOwn(actor, own -> own.is("kind", handler.kind())).flatMap(offer -> keptOf(actor, offer).stream())
        .toList();
  }

  private Optional<KeptUndo> keptOf(Actor actor, OfferSaid offer) {
    UndoOffer.Said said = json.readValue(offer.said(), UndoOffer.Said.class);
    return said.under().isWithin(actor)
        ? Optional.of(new KeptUndo(offer.id(), said.subject(), said.records(), offer.offeredAt().plus(LASTS)))
        : Optional.empty();
  }

  /** An offer without its action. */
  record OfferSaid(UUID id, String said, Instant offeredAt) {}

  /** @throws Refused when it is gone, or was done under a mandate that has ended since */
  public UndoOffer require(Actor actor, UUID id) {
    return rows.query(actor, UndoOffer.class)
        .key(actor.requirePerson(), id)
        .optional()
        .filter(known -> known.offeredAt().isAfter(clock.instant().minus(LASTS)))
        .filter(known -> isWithin(actor, known.said()))
        .orElseThrow(() -> new Refused("ui.undo.gone"));
  }

  /** Offers of before say nothing of it. */
  private boolean isWithin(Actor actor, String said) {
    return said.isEmpty() || json.readValue(said, UndoOffer.Said.class).under().isWithin(actor);
  }

  /** So many steps are done with, whatever became of them. */
  public void updateUndone(Actor actor, UUID id, int undone) {
    rows.query(actor, UndoOffer.class).key(actor.requirePerson(), id).set(UndoOffer::undone, undone).update();
  }

  /** All is taken back: a second press finds none. */
  public void delete(Actor actor, UUID id) {
    rows.query(actor, UndoOffer.class).key(actor.requirePerson(), id).delete();
  }
}
