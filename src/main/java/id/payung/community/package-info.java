/** What villages do: activities held and reported, photos and attendance lists as proof, the village's own profile. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "accounts", "regions", "audit", "fieldwork :: kind", "fieldwork :: declared"})
package id.payung.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
