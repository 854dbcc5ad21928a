package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.page.SeeOther;
import id.payung.platform.ui.PageUrl;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to write into a plan, and from where they came; it is carried along while the plan is opened for
 * writing first.
 *
 * @param activity one that is to be changed, or null
 * @param decision of a meeting, which is to become a new activity
 * @param question of the evaluation, likewise; empty when it is none
 */
record ActivityOrigin(@Nullable UUID activity, @Nullable UUID decision, String question) {
  static final ActivityOrigin NONE = new ActivityOrigin(null, null, "");

  /** A new activity made of something. */
  public boolean makesActivity() {
    return decision != null || !question.isBlank();
  }

  /**
   * One thing is made of a decision, and only what it has to become: where no activity is awaited the decision says
   * why, and no form is filled in.
   */
  static SeeOther toDecided(MeetingDecision decision) {
    return SeeOther.to("/meetings/decisions/" + decision.id())
        .saying(decision.awaitsResult() ? "meetings.decision.other-outcome" : "meetings.decision.has-result");
  }

  /** The form in which the activity is written; the version itself when there is none in mind. */
  String formPath(JointPlan plan, int version) {
    String base = "/plans/" + plan.id();
    if (activity != null) {
      return base + "/activities/" + activity + "/edit";
    }
    return makesActivity() ? withParameters(base + "/activities/new") : base + "/versions/" + version;
  }

  /**
   * Where this leads to in the state that the newest version is in: what is not open for writing is opened first. Under
   * an agreement that has ended nothing is written, and the version says so.
   */
  String nextPath(JointPlan plan, PlanVersionState newest) {
    String base = "/plans/" + plan.id();
    if (!plan.ongoing()) {
      return base + "/versions/" + plan.newestVersion();
    }
    return switch (newest) {
      case DRAFT -> formPath(plan, plan.newestVersion());
      case OFFERED -> withParameters(base + "/versions/" + plan.newestVersion() + "/return");
      default -> withParameters(base + "/renewal");
    };
  }

  private String withParameters(String path) {
    return PageUrl.of(path)
        .withParameter("activity", activity)
        .withParameter("decision", decision)
        .withParameter("question", question)
        .text();
  }
}
