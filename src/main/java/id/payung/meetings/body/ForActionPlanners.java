package id.payung.meetings.body;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Those who write the action plan of a body. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
public @interface ForActionPlanners {}
