package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository.AgreementProgressView;
import id.payung.agreements.ProgressStatus;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of plans.
 *
 * @param path where the line leads
 * @param newer the newer version that is on its way, in words, or null
 * @param counts how many activities stand how, in words, or null
 */
record PlanListItem(JointPlan plan, String path, String version, @Nullable String newer, String work,
    @Nullable StatusTone tone, @Nullable String counts) {

  static PlanListItem of(JointPlan plan, String path, @Nullable AgreementProgressView progress, Ui ui) {
    Integer approved = plan.approvedVersion();
    String version = approved == null ? ui.t("agreements.plan.unapproved") : ui.t("agreements.plan.version", approved);
    String newer =
        approved != null && plan.newestVersion() > approved ? ui.t("agreements.plan.newer", plan.newestVersion())
            : null;
    if (progress == null) {
      return new PlanListItem(plan, path, version, newer, ui.t("agreements.no-work"), null, null);
    }
    StatusTone tone = progress.worstStatus().tone();
    return new PlanListItem(plan, path, version, newer, ui.t(tone.key()), tone, counts(progress, ui));
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
