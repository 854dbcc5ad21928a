package id.payung.community.report;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who look at a report before it counts. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN,
  Role.TASK_FORCE_SECRETARY})
public @interface ForReportReviewers {}
