/** Drafts of regional rules (Perda, Perbup, decrees) from the first idea until they are in force, with their clocks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "accounts", "audit"})
package id.payung.legislation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
