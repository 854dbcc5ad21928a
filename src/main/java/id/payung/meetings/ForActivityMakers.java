package id.payung.meetings;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who make an activity of a decision, or of what a question of the evaluation lacks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER, Role.OFFICE_CLERK,
  Role.OFFICE_HEAD})
public @interface ForActivityMakers {}
