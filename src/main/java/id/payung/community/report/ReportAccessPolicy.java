package id.payung.community.report;

import id.payung.community.ReportView;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.UUID;

/** What a person may do with a report that they see. */
public final class ReportAccessPolicy {
  public static final Role[] WRITERS =
      {Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
        Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
        Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER};
  public static final Role[] REVIEWERS = {Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK,
    Role.OFFICE_HEAD, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY};
  private static final Role[] WIDE_WRITERS = {Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER};
  private static final Role[] ATTENDANCE_READERS =
      {Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER};
  private static final Role[] OFFICES = {Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER};

  private ReportAccessPolicy() {}

  /**
   * The author, the village and its companions, the office responsible, the regency's own. A partner reads and writes
   * only what it wrote.
   */
  public static boolean mayWrite(Actor actor, ReportView report) {
    return actor.service() != null || report.author().equals(actor.person()) || actor.hasAnyRole(WIDE_WRITERS)
        || (actor.villages().contains(report.village()) && actor.hasAnyRole(WRITERS))
        || (actor.hasAnyRole(OFFICES) && report.organisations().stream().anyMatch(actor.organisations()::contains));
  }

  /** Nobody reviews their own. */
  public static boolean mayReview(Actor actor, ReportView report) {
    return mayWrite(actor, report) && actor.hasAnyRole(REVIEWERS) && !report.author().equals(actor.person());
  }

  /** The names of those who were there: the village and its companions, the author, and those who check proofs. */
  static boolean maySeeAttendance(Actor actor, UUID author, UUID village) {
    return author.equals(actor.person()) || actor.villages().contains(village) || actor.hasAnyRole(ATTENDANCE_READERS);
  }
}
