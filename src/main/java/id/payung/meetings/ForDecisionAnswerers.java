package id.payung.meetings;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who may answer decisions; which ones, {@link DecisionAnswerPolicy} says. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE,
  Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR})
public @interface ForDecisionAnswerers {}
