package id.payung.indicators.check;

import id.payung.evidence.EvidenceFinding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verdict that can be taken back.
 *
 * @param before what the register held
 * @param version of the use that the verdict left
 * @param noted what the sitting had noted of it for its Berita Acara, or null
 */
record EvidenceCheckUndoStep(UUID session, String evaluation, String question, String title, EvidenceFinding before,
    int version, @Nullable EvidenceCheck noted) {}
