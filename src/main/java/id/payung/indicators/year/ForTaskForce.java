package id.payung.indicators.year;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Totals, blocks and questions of the regency: all who work for the task force, the regent's aide included. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.PLANNER, Role.LEGAL_OFFICE,
  Role.COOPERATION_OFFICE, Role.REGENT_AIDE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
public @interface ForTaskForce {}
