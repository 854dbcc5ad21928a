package id.payung.platform.undo;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps for each person what they can take back. */
@Repository
@Transactional
public class UndoOfferRepository {
  /** Behind that it is no slip of the hand any more, and is taken back on the page of the record with a reason. */
  private static final Duration LASTS = Duration.ofHours(1);

  /** A deed of a person may be of some megabytes. */
  private static final int MAX_KEPT = 5;

  /** What was done stands, without a button, when there is more to say of it than is kept. */
  private static final int MAX_DEED = 4_000_000;

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
    UUID person = actor.person();
    if (person == null || steps.isEmpty()) {
      return done;
    }
    UUID id = Ids.next();
    boolean kept = handler.isKeptForItsHour();
    String deed = json.writeValueAsString(new UndoOffer.Deed(done.path(), json.writeValueAsString(steps)));
    if (deed.length() > MAX_DEED) {
      return done;
    }
    rows.query(actor, UndoOffer.class)
        .is("person", person)
        .and("(NOT kept OR offered_at <= :ended)", "ended", clock.instant().minus(LASTS))
        .delete();
    if (kept) {
      rows.query(actor, UndoOffer.class)
          .is("person", person)
          .and("""
              id NOT IN (SELECT o.id FROM platform.undo_offer o WHERE o.regency = :regency AND o.person = :person
                          ORDER BY o.offered_at DESC, o.id DESC LIMIT :others)""", "others", MAX_KEPT - 1)
          .param("person", person)
          .delete();
    }
    rows.insert(actor, new UndoOffer(person, id, handler.kind(), deed, kept, title, steps.size(), clock.instant()));
    return done.undoneBy(id);
  }

  /** What of this kind the person can still take back, the newest first. */
  @Transactional(readOnly = true)
  public List<KeptUndo> listKept(Actor actor, UndoHandler<?> handler) {
    UUID person = actor.person();
    return person == null ? List.of()
        : rows.query(actor, UndoOffer.class)
            .is("person", person)
            .is("kind", handler.kind())
            .and("kept AND offered_at > :ended", "ended", clock.instant().minus(LASTS))
            .orderBy("offered_at DESC, id DESC")
            .list()
            .stream()
            .map(one -> new KeptUndo(one.id(), one.title(), one.steps(), one.offeredAt().plus(LASTS)))
            .toList();
  }

  /**
   * Takes the offer off, so that a second press finds none.
   *
   * @throws Refused when it is gone
   */
  UndoOffer claim(Actor actor, UUID id) {
    UndoOffer offer = rows.query(actor, UndoOffer.class)
        .key(actor.requirePerson(), id)
        .forUpdate()
        .optional()
        .filter(known -> known.offeredAt().isAfter(clock.instant().minus(LASTS)))
        .orElseThrow(() -> new Refused("ui.undo.gone"));
    rows.query(actor, UndoOffer.class).key(actor.requirePerson(), id).delete();
    return offer;
  }
}
