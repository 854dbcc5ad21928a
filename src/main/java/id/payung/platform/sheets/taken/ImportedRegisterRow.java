package id.payung.platform.sheets.taken;

import id.payung.platform.ids.Ids;
import id.payung.platform.search.SearchText;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A row that became a record.
 *
 * @param added organisations that nobody knew before the row named them
 */
public record ImportedRegisterRow(UUID id, String title, List<UUID> added) {
  public ImportedRegisterRow {
    added = Objects.requireNonNullElse(added, List.of()); // offers that were made before there was one
  }

  public ImportedRegisterRow(UUID id, String title) {
    this(id, title, List.of());
  }

  /** The id of what a row becomes: the same words give the same, so that a row that comes again is known. */
  public static UUID idOf(String register, String regency, String... words) {
    return Ids.fromName(register + "|" + regency + "|" + SearchText.normalise(String.join("|", words)));
  }
}
