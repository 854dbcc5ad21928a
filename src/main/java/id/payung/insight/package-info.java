/**
 * What people look at: the first page, the regent's page, reports. Reads what others have aggregated, and owns no rule
 * of theirs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "regions", "accounts", "audit", "community", "agreements",
  "agreements :: reference", "meetings :: result", "evidence", "fieldwork :: kind", "indicators", "legislation"})
package id.payung.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
