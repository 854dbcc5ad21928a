/** The KLA instrument of a year, who answers what, the three scores, their gaps, and the official results. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "regions", "accounts", "accounts :: addition", "audit", "remarks", "evidence"})
package id.payung.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
