/**
 * Agreements with partners, their joint work plans per budget year, and what really happened of them in volume and
 * money.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "meetings", "meetings :: result", "community", "remarks",
  "accounts", "accounts :: addition", "regions", "audit"})
package id.payung.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
