package id.payung.platform.sheets.taken;

import id.payung.platform.ids.Ids;
import id.payung.platform.search.SearchText;
import java.util.UUID;

/** A row that became a record. */
public record TakenRow(UUID id, String title) {

  /** The id of what a row becomes: the same words give the same, so that a row that comes again is known. */
  public static UUID idOf(String register, String regency, String... words) {
    return Ids.fromName(register + "|" + regency + "|" + SearchText.normalise(String.join("|", words)));
  }
}
