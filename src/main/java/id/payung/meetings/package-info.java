/**
 * Audiences, workshops, task-force meetings: who was there by office, what was decided, who owes it by when; and the
 * bodies that meet.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "regions", "accounts", "accounts :: addition", "audit"})
package id.payung.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
