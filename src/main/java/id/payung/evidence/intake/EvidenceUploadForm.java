package id.payung.evidence.intake;

import java.util.UUID;

/**
 * What comes with files.
 *
 * @param batch made with the form: the same batch again adds nothing
 * @param office whose they are; blank when there is one to choose from
 * @param place the slot that they are meant for, or blank
 */
record EvidenceUploadForm(UUID batch, String office, String place) {}
