package id.payung.community.report;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who write reports at a desk. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AllowedRoles({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
  Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
  Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER})
public @interface ForReportWriters {}
