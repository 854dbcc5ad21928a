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
    UUID person = actor.person();
    if (person == null || steps.isEmpty()) {
      return done;
    }
    UUID id = Ids.next();
    String deed = json.writeValueAsString(new UndoOffer.Deed(done.path(), json.writeValueAsString(steps)));
    rows.put(actor, new UndoOffer(person, id, handler.kind(), deed, clock.instant(), 0));
    return done.undoneBy(id);
  }

  /** @throws Refused when it is gone */
  public UndoOffer require(Actor actor, UUID id) {
    return rows.query(actor, UndoOffer.class)
        .key(actor.requirePerson())
        .is("id", id)
        .optional()
        .filter(known -> known.offeredAt().isAfter(clock.instant().minus(LASTS)))
        .orElseThrow(() -> new Refused("ui.undo.gone"));
  }

  /** So many steps are done with, whatever became of them. */
  public void updateUndone(Actor actor, UUID id, int undone) {
    rows.sql(actor, """
        UPDATE platform.undo_offer SET undone = :undone WHERE regency = :regency AND person = :person AND id = :id
        """).param("undone", undone).param("person", actor.requirePerson()).param("id", id).update();
  }

  /** All is taken back: a second press finds none. */
  public void delete(Actor actor, UUID id) {
    rows.query(actor, UndoOffer.class).key(actor.requirePerson()).is("id", id).delete();
  }
}
