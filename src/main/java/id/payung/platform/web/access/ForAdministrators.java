package id.payung.platform.web.access;

import id.payung.platform.actor.Role;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who keeps accounts, offices and settings of a regency. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
public @interface ForAdministrators {}
