package id.payung.evidence.item;

import java.util.UUID;

/**
 * A move of a use that can be taken back.
 *
 * @param version that the move left
 * @param before where it stood; {@code TAKEN_BACK} where it did not stand at all
 */
public record EvidenceUseUndoStep(UUID use, int version, EvidenceUseState before, String title) {}
