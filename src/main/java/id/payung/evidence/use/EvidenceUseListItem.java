package id.payung.evidence.register;

import id.payung.evidence.EvidenceUseView;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A use with its year, as lists show it.
 *
 * @param report the report that the item came from, or null
 * @param stateReason why it was declined or taken back
 */
public record EvidenceUseListItem(EvidenceUseView use, String evaluation, @Nullable UUID report,
    @Nullable String stateReason, @Nullable Instant checkedAt) {
  public EvidenceSlotKey slotKey() {
    return new EvidenceSlotKey(evaluation, use.question(), use.slot());
  }
}
