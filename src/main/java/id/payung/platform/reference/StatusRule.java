package id.payung.platform.reference;

import java.time.LocalDate;

/**
 * When an activity or agreement needs attention. Late: its end has passed and volume is short. At risk: the share of
 * time gone exceeds the share realised by {@code points}, or nothing was reported for {@code silentDays}.
 *
 * @param points percentage points, 1 to 100
 * @param silentDays days without a report, at least 1
 * @param noticeWorkingDays how long before the regent's page names an office that office sees it
 */
public record StatusRule(String code, LocalDate from, int points, int silentDays, int noticeWorkingDays,
    boolean confirmed, String source) {}
