package id.payung.indicators.year;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who answer: the office itself, and the operator on its behalf. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
public @interface ForAnswerEditors {}
