package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceUseUndoStep;
import id.payung.evidence.register.EvidenceItemForm;
import org.jspecify.annotations.Nullable;

/**
 * A file that left the inbox, for who wants it back there.
 *
 * @param before as it lay in the inbox
 * @param version that it got when it left
 * @param use where it was placed, or null
 * @param typed what was said of it, or null when it was discarded
 */
public record EvidenceInboxUndoStep(EvidenceItem before, int version, @Nullable EvidenceUseUndoStep use,
    @Nullable EvidenceItemForm typed) {}
