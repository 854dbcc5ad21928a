package id.payung.meetings;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The secretariat: bodies and their members, and what takes something back. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
public @interface ForMeetingSecretariat {}
