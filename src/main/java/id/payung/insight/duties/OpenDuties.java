package id.payung.insight.duties;

import id.payung.platform.duty.Duty;
import java.util.List;

/**
 * What somebody owes.
 *
 * @param duties by date, then by points
 * @param more whether a module has more than it told
 */
public record OpenDuties(List<Duty> duties, boolean more) {}
