package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceUseUndoStep;
import java.util.List;

/**
 * An item that was taken out, for who wants it back.
 *
 * @param before as it was
 * @param version that it got when it was taken out
 * @param uses that were taken back with it
 */
record WithdrawnEvidence(EvidenceItem before, int version, List<EvidenceUseUndoStep> uses) {}
