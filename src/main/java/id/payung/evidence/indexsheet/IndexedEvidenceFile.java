package id.payung.evidence.indexsheet;

import id.payung.evidence.register.EvidenceItemForm;
import java.util.UUID;

/**
 * A file and what an index says of it.
 *
 * @param form as for a file of the inbox; of one that is placed already only its place and what it proves are taken
 */
record IndexedEvidenceFile(UUID item, EvidenceItemForm form) {}
