package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository.AgreementProgressView;
import id.payung.agreements.ProgressStatus;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of plans.
 *
 * @param choice what choosing this plan does with what somebody brings, in words, or null
 * @param choicePath where that leads
 * @param newer the newer version that is on its way, or the end of the agreement, in words, or null
 * @param counts how many activities stand how, in words, or null
 */
record PlanListItem(JointPlan plan, String version, @Nullable String newer, String work, @Nullable StatusTone tone,
    @Nullable String counts, @Nullable String choice, String choicePath) {

  static PlanListItem of(JointPlan plan, @Nullable AgreementProgressView progress, Ui ui) {
    Integer approved = plan.approvedVersion();
    String version = approved == null ? ui.t("agreements.plan.unapproved") : ui.t("agreements.plan.version", approved);
    LocalDate ended = plan.agreementEndedOn();
    String newer = ended != null ? ui.t("agreements.under-ended", ui.shortDate(ended))
        : approved != null && plan.newestVersion() > approved ? ui.t("agreements.plan.newer", plan.newestVersion())
        : null;
    if (progress == null) {
      return new PlanListItem(plan, version, newer, ui.t("agreements.no-work"), null, null, null, "");
    }
    StatusTone tone = progress.worstStatus().tone();
    return new PlanListItem(plan, version, newer, ui.t(tone.key()), tone, counts(progress, ui), null, "");
  }

  String path() {
    return "/plans/" + plan.id();
  }

  /** @param newest the state of the newest version, or null when nothing is to be chosen */
  PlanListItem leadingTo(ActivityOrigin origin, @Nullable PlanVersionState newest, Ui ui) {
    if (newest == null) {
      return this;
    }
    int number = newest == PlanVersionState.DRAFT ? plan.newestVersion() : plan.newestVersion() + 1;
    return new PlanListItem(plan, version, newer, work, tone, counts,
        ui.t("agreements.plan.choice." + newest.code(), number), origin.nextPath(plan, newest));
  }

  private static String counts(AgreementProgressView progress, Ui ui) {
    List<String> counts = new ArrayList<>();
    for (ProgressStatus status : List.of(ProgressStatus.values()).reversed()) {
      int count = progress.countsByStatus().getOrDefault(status, 0);
      if (count > 0) {
        counts.add(ui.t("agreements.count." + status.code(), count));
      }
    }
    return String.join(" ", counts);
  }
}
