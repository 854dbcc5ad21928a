/** Province, regency, district, village: their codes and names; and which regencies this installation serves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit"})
package id.payung.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
