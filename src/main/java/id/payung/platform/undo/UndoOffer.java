package id.payung.platform.undo;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * The last deed of a person that can be taken back; the next one replaces it.
 *
 * @param deed JSON of a {@link Deed}
 * @param undone how many of its steps have been taken back, the last one first; what breaks off goes on from there
 */
@HiddenFromPeople
@Table(value = "platform.undo_offer", reach = "author:person")
record UndoOffer(@KeyColumn UUID person, UUID id, String kind, String deed, Instant offeredAt, int undone) {

  /**
   * What was done.
   *
   * @param back the page behind it, within the regency
   * @param steps JSON of the steps of its {@link UndoHandler}, in the order in which they were done
   */
  record Deed(String back, String steps) {}
}
