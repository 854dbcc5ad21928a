package id.payung.community.need;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who reads notes of needs: those who work in villages, each in their own, and those who answer for the whole regency.
 * No other role of the regency does, however far it reaches.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedRoles({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
  Role.PUSKESOS_OFFICER, Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY})
public @interface ForNeedReaders {}
