package id.payung.indicators.year;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The secretariat of the task force: years, requests, letters, results. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
public @interface ForSecretary {}
