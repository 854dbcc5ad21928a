/** The trail of changes: append-only, sealed into a chain that an outsider can verify. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package id.payung.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
