/** The register of proofs: what was used for which answer, whose it is, and whether a person has checked it. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "regions", "accounts", "audit", "remarks", "community", "community :: report"})
package id.payung.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
