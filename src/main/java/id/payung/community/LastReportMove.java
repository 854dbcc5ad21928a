package id.payung.community;

import java.time.Instant;

/**
 * The last move of a report to the activity that it stands at now.
 *
 * @param by who moved it
 * @param reason as it was given at the desk
 */
public record LastReportMove(String by, Instant at, String reason) {}
