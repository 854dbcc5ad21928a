package id.payung.agreements.activity;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.BudgetRealisationView;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.PlanProgressRepository.ActivityProgressView;
import id.payung.agreements.PlanningGateRepository.GateDates;
import id.payung.agreements.reference.StatusRule;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.community.ReportWithdrawalLookup;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.Instrument;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import id.payung.remarks.ConversationPanel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One activity with everything that happened of it.
 *
 * @param decision of the meeting that it came from, where the reader sees it
 */
@Template("agreements/activity")
public record ActivityPage(Status status, @Nullable JointPlan plan, @Nullable MeetingDecision decision, Money money,
    Outcome outcome, Rights rights, Names names, List<HistoryEntry> history, List<ConversationPanel> conversations,
    @Nullable Moving moving) implements PageModel {

  /** How it stands, by which rule. */
  public record Status(ActivityProgressView one, StatusRule rule) {}

  /**
   * What reports and trainings say.
   *
   * @param withdrawals who withdrew or returned a report, when and why, by report
   */
  public record Outcome(List<ReportVolumeView> reports, Map<UUID, HistoryEntry> withdrawals,
      List<ActivityTraining> rosters) {

    /** Why a report counts no longer, in words. */
    public String whyWithdrawn(Ui ui, UUID report) {
      HistoryEntry entry = withdrawals.get(report);
      return entry == null ? ui.t("agreements.report.withdrawn")
          : ui.t("agreements.report." + (ReportWithdrawalLookup.isWithdrawal(entry) ? "withdrawn-by" : "returned-by"),
              entry.personName(), ui.dateTime(entry.at()), entry.reason() == null ? "–" : entry.reason());
    }
  }

  /** The form of a line's stage that came back. */
  public record Moving(UUID line, FormFields form) {}

  /**
   * Its budget lines.
   *
   * @param own those of which the reader may tell what was realised
   * @param movable those of which the reader may tell the stage
   * @param reads false for those who see activities without money
   */
  public record Money(List<BudgetLine> lines, BudgetRealisation.BudgetTotals sums,
      List<BudgetRealisationView> realisations, List<GateDates> gates, Set<UUID> own, Set<UUID> movable,
      boolean reads) {}

  /**
   * What the reader may do.
   *
   * @param reports whether it is the reader's own activity, of which they may still report
   */
  public record Rights(boolean takesBack, boolean trains, boolean plans, boolean opensAgreement, boolean reports) {}

  /** How organisations, villages, questions and codes are called. */
  public record Names(Map<UUID, Organisation> organisations, Map<UUID, Region> villages, Instrument instrument,
      PlanCodeLists codes) {}

  public ActivityView activity() {
    return status.one().activity();
  }

  /** The form for moving a line: as it came back, or with the stage of now. */
  public FormFields stageForm(BudgetLine line, LocalDate today) {
    return moving != null && moving.line().equals(line.id()) ? moving.form()
        : FormFields.of(new BudgetStageForm(line.stage(), line.stage(), today));
  }
}
