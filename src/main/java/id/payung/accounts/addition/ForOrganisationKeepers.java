package id.payung.accounts.addition;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who keeps the list of organisations: reads its pages, and adds to it also from other forms. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN, Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY})
public @interface ForOrganisationKeepers {}
