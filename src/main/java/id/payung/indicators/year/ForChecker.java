package id.payung.indicators.year;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The internal verifier. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.INTERNAL_VERIFIER})
public @interface ForChecker {}
