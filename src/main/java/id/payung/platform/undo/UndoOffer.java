package id.payung.platform.undo;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A deed that can be taken back: the last one of a person, and those that are kept for their hour.
 *
 * @param deed JSON of a {@link Deed}
 * @param title what it was done with; empty where nobody is shown it
 * @param steps how many records it was done to
 */
@HiddenFromPeople
@Table(value = "platform.undo_offer", reach = "author:person")
record UndoOffer(@KeyColumn UUID person, @KeyColumn UUID id, String kind, String deed, boolean kept, String title,
    int steps, Instant offeredAt) {

  /**
   * What was done.
   *
   * @param back the page behind it, within the regency
   * @param steps JSON of the steps of its {@link UndoHandler}, in the order in which they were done
   */
  record Deed(String back, String steps) {}
}
