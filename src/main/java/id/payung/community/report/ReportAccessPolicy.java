package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AccessRoles;
import java.util.UUID;

/** What a person may do with a report that they see. */
public final class ReportAccessPolicy {
  public static final Role[] WRITERS = AccessRoles.of(ForReportWriters.class);

  public static final Role[] REVIEWERS = AccessRoles.of(ForReportReviewers.class);

  private static final Role[] WIDE_WRITERS = {Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER};
  private static final Role[] ATTENDANCE_READERS =
      {Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER};

  private ReportAccessPolicy() {}

  /**
   * The author, the village and its companions, the responsible office, and those who write for the whole regency. A
   * partner reads and writes only its own reports.
   */
  public static boolean mayWrite(Actor actor, Report report) {
    return actor.service() != null || report.author().equals(actor.person()) || actor.hasAnyRole(WIDE_WRITERS)
        || (actor.villages().contains(report.village()) && actor.hasAnyRole(WRITERS))
        || (actor.hasAnyRole(Role.OFFICE_STAFF)
            && report.organisations().stream().anyMatch(actor.organisations()::contains));
  }

  /** Reviewers who may write the report, except its author. */
  public static boolean mayReview(Actor actor, Report report) {
    return mayWrite(actor, report) && actor.hasAnyRole(REVIEWERS) && !report.author().equals(actor.person());
  }

  /**
   * Whether the report waits for a review that this actor may give. Its page and the list of waiting reports ask this.
   */
  public static boolean mayDecide(Actor actor, Report report) {
    return report.status() == ReportStatus.REVIEW && mayReview(actor, report);
  }

  /**
   * Who sees photos unblurred: the author, the village and its companions, the offices, and who works for the whole
   * regency. A partner of the activity sees copies with faces blurred, as in the register of evidence.
   */
  static boolean maySeeFaces(Actor actor, Report report) {
    return maySeeFaces(actor, report.author(), report.village());
  }

  static boolean maySeeFaces(Actor actor, UUID author, UUID village) {
    return actor.service() != null || author.equals(actor.person()) || actor.villages().contains(village)
        || actor.hasRegencyWideReach() || actor.hasAnyRole(Role.OFFICE_STAFF);
  }

  /** The names of those who were there: the village and its companions, the author, and those who check proofs. */
  static boolean maySeeAttendance(Actor actor, UUID author, UUID village) {
    return author.equals(actor.person()) || actor.villages().contains(village) || actor.hasAnyRole(ATTENDANCE_READERS);
  }
}
