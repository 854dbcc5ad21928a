package id.payung.indicators.year;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A question with its proofs: the task force without the regent's aide, who sees totals only. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.PLANNER, Role.LEGAL_OFFICE,
  Role.COOPERATION_OFFICE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
public @interface ForQuestionReaders {}
