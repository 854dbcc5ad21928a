package id.payung.agreements.activity;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityProgress;
import id.payung.agreements.ActivityView;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.PlanProgressRepository.ActivityProgressView;
import id.payung.agreements.ProgressStatus;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of the list of activities, with the words that stand in it. */
record ActivityListItem(ActivityProgressView progress, String office, String unit, Words words) {

  /** What the page says beside the figures. */
  record Words(String agreement, String volume, String volumeAsOf, String money, @Nullable String moneyAsOf,
      String because) {}

  static ActivityListItem of(ActivityProgressView one, @Nullable Organisation office, PlanCodeLists codes, Ui ui) {
    ActivityView activity = one.activity();
    String unit = codes.units().nameOf(activity.unit(), ui.locale());
    String paper = activity.paperComplete() ? "" : " · " + ui.t("agreements.paper-incomplete");
    String plan = activity.approved() ? "" : " · " + ui.t("agreements.activity.unapproved");
    boolean money = one.moneyCounted() > 0;
    Words words = new Words(activity.agreementTitle() + paper + plan,
        ui.number(activity.realised()) + " / " + ui.number(activity.target()) + " " + unit,
        one.volumeAsOf() == null ? ui.t("agreements.no-report") : asOf(one.volumeAsOf(), ui),
        money ? ui.rupiah(one.moneyRealised()) : one.moneyHidden() ? ui.t("agreements.guarded") : "–",
        money ? asOf(one.moneyAsOf(), ui) : null, because(one, ui));
    return new ActivityListItem(one, office == null ? "" : office.label(), unit, words);
  }

  private static String asOf(@Nullable LocalDate day, Ui ui) {
    return day == null ? ui.t("agreements.as-of.none") : ui.t("agreements.as-of", ui.shortDate(day));
  }

  /** The numbers that the verdict was made of; {@code agreements/progress.jte} says the same. */
  private static String because(ActivityProgressView one, Ui ui) {
    ActivityProgress progress = one.progress();
    LocalDate ended = one.activity().agreementEndedOn();
    if (progress.status() == ProgressStatus.LEFT_PLAN) {
      return ui.t("agreements.because.left", one.activity().planVersion());
    }
    if (progress.status() == ProgressStatus.ENDED && ended != null) {
      return ui.t("agreements.because.ended", ui.shortDate(ended), ui.percent(progress.realisedShare()));
    }
    if (progress.status() == ProgressStatus.NOT_STARTED) {
      return ui.t("agreements.because.starts", ui.shortDate(one.activity().starts()));
    }
    if (progress.targetReached()) {
      return ui.t("agreements.because.complete", ui.percent(progress.realisedShare()));
    }
    String shares = ui.t("agreements.because", ui.percent(progress.timeShare()), ui.percent(progress.realisedShare()));
    return progress.silentDays() > 0 ? shares + ", " + ui.t("agreements.because.silent", progress.silentDays())
        : shares;
  }

  ActivityView activity() {
    return progress.activity();
  }
}
