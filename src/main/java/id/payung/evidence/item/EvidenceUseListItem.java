package id.payung.evidence.item;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A use with what lists say of its item.
 *
 * @param kind official, activity or computed
 * @param report the report that the item came from, or null
 */
public record EvidenceUseListItem(EvidenceUse use, String title, String kind, @Nullable UUID report) {
  public String evaluation() {
    return use.evaluation();
  }

  /** The page of the question that it proves. */
  public String questionPath() {
    return use.slotKey().questionPath();
  }
}
