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
 */
@HiddenFromPeople
@Table(value = "platform.undo_offer", reach = "author:person")
record UndoOffer(@KeyColumn UUID person, UUID id, String kind, String deed, Instant offeredAt) {

  /**
   * What was done.
   *
   * @param back the page behind it, within the regency
   * @param steps JSON of the steps of its {@link UndoHandler}, in the order in which they were done
   */
  record Deed(String back, String steps) {}
}
