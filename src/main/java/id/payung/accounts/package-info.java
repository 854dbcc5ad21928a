/** People, organisations and mandates: who may do what, where, until when; the door and its keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "regions", "audit"})
package id.payung.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
