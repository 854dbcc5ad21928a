package id.payung.evidence;

import id.payung.community.PlannedActivity;
import id.payung.community.Report;
import org.jspecify.annotations.Nullable;

/**
 * Where a photo of a report comes from, as far as the reader sees it.
 *
 * @param village with its district, or empty
 * @param activity that the report is of, or null where it has none, or none in the reader's reach
 */
public record EvidenceOrigin(Report report, String village, @Nullable PlannedActivity activity) {}
