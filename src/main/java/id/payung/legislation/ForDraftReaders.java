package id.payung.legislation;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who may open drafts; which ones, the reach of a draft says. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.LEGAL_OFFICE, Role.COUNCIL_STAFF, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER,
  Role.COOPERATION_OFFICE, Role.REGENT_AIDE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
public @interface ForDraftReaders {}
