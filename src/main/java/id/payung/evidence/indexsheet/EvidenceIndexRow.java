package id.payung.evidence.indexsheet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of an index as it was typed.
 *
 * @param code of the question, or of an indicator that has only one
 * @param question its words
 * @param slot which of the proofs that the question asks for
 * @param file name of the file, with or without its folder and ending
 */
record EvidenceIndexRow(String code, String question, String slot, String file, String title, @Nullable LocalDate day,
    String office, String village, String note) {}
