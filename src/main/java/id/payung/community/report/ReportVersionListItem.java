package id.payung.community.report;

import java.time.Instant;

/** One version of a report: by whom and when. */
public record ReportVersionListItem(int version, String name, Instant at) {}
