package id.payung.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office did with a proof that a checker had sent back. It stands until somebody checks the proof anew.
 *
 * @param complaint the checker's words that it answers
 * @param note what was mended, in the office's words; empty when the file was only replaced
 * @param replaced the item whose file gave way to this one, or null
 */
public record EvidenceMending(String complaint, String note, String byName, Instant at, @Nullable UUID replaced) {}
