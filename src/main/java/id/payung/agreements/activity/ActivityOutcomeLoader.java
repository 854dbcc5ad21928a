package id.payung.agreements.activity;

import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.community.ReportWithdrawalLookup;
import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What reports and trainings say of an activity, also those that were withdrawn. */
@Component
class ActivityOutcomeLoader {
  private final RealisedVolumeListener realisedVolumes;
  private final ActivityTrainingRepository trainings;
  private final ReportWithdrawalLookup withdrawals;

  ActivityOutcomeLoader(RealisedVolumeListener realisedVolumes, ActivityTrainingRepository trainings,
      ReportWithdrawalLookup withdrawals) {
    this.realisedVolumes = realisedVolumes;
    this.trainings = trainings;
    this.withdrawals = withdrawals;
  }

  ActivityPage.Outcome load(Actor actor, UUID activity) {
    List<ReportVolumeView> reports = realisedVolumes.listByActivity(actor, activity);
    return new ActivityPage.Outcome(reports, findWithdrawals(actor, reports),
        trainings.listByActivity(actor, activity));
  }

  private Map<UUID, HistoryEntry> findWithdrawals(Actor actor, List<ReportVolumeView> reports) {
    return withdrawals.findByReports(actor,
        reports.stream()
            .filter(report -> report.withdrawn() && !report.moved())
            .map(ReportVolumeView::report)
            .toList());
  }
}
