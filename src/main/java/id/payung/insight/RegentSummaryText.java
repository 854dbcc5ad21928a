package id.payung.insight;

import id.payung.agreements.ProgressStatus;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.ScoreGap;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The regent's page in words: what to ask today, and four lines for WhatsApp. */
public final class RegentSummaryText {
  private static final int MAX_QUESTIONS = 3;
  private static final int MAX_NAMED = 4;

  /** Money this many points behind the year is worth a question; the same distance as the rule of status as shipped. */
  private static final double MAX_ABSORPTION_LAG = 0.20;

  private final Ui ui;
  private final RegentPage view;

  RegentSummaryText(Ui ui, RegentPage view) {
    this.ui = ui;
    this.view = view;
  }

  /**
   * One to three questions, the sharpest first. A gap names a question of the instrument and not its office: nobody was
   * told of it before.
   */
  public List<String> questionsToAsk() {
    List<String> ask = new ArrayList<>();
    view.namedOffices()
        .stream()
        .limit(1)
        .forEach(office -> ask.add(questionAboutMatter(office, office.matters().getFirst())));
    view.gaps().stream().limit(1).forEach(gap -> ask.add(questionAboutGap(gap)));
    double yearGone = (double) view.today().getDayOfYear() / view.today().lengthOfYear();
    if (view.money() > 0 && yearGone - view.budgetAbsorption() > MAX_ABSORPTION_LAG) {
      String said = ui.t("insight.ask.money", ui.percent(view.budgetAbsorption()), ui.rupiah(view.money()));
      ask.add(view.moneyHidden() ? said + " " + ui.t("insight.money.hidden") : said);
    }
    if (view.count(ProgressStatus.AT_RISK) > 0) {
      ask.add(ui.t("insight.ask.risk", ui.number(view.count(ProgressStatus.AT_RISK))));
    }
    if (ask.isEmpty()) {
      ask.add(ui.t(view.news().reports() > 0 ? "insight.ask.calm" : "insight.ask.silent"));
    }
    return ask.stream().limit(MAX_QUESTIONS).toList();
  }

  private String questionAboutMatter(RegentPage.NamedOffice office, RegentPage.NamedLateMatter matter) {
    return switch (matter.kind()) {
      case ACTIVITY -> ui.t("insight.ask.late", office.name(), view.titleOf(matter, ui),
          ui.percent(matter.realisedShare()), ui.number(matter.days()));
      case DATA -> ui.t("insight.ask.data", office.name(), ui.number(matter.owed()), ui.number(matter.days()));
      case DECISIONS ->
          ui.t("insight.ask.decisions", office.name(), ui.number(matter.owed()), ui.number(matter.days()));
    };
  }

  private String questionAboutGap(ScoreGap gap) {
    return ui.t("insight.ask.gap", gap.question(), gap.text().in(ui.locale()), ui.score(gap.obtainableTotal()));
  }

  /** Exactly four: where we stand, what changed, who is late, what to ask. */
  public List<String> summaryLines() {
    return List.of(standingLine(), changeLine(), lateLine(), ui.t("insight.line.ask", questionsToAsk().getFirst()));
  }

  public String summaryText() {
    return String.join("\n", summaryLines());
  }

  public String standingLine() {
    EvaluationScores scores = view.scores();
    String day = ui.date(view.today());
    if (scores == null) {
      return ui.t("insight.line.standing.none", day, ui.number(view.activities()));
    }
    return ui.t("insight.line.standing", day, scores.evaluation(), ui.score(scores.total().claimed()),
        ui.score(scores.total().complete()), ui.score(scores.total().survives()),
        scores.categoryOf(scores.total().survives()).in(ui.locale()));
  }

  public String changeLine() {
    String reports = ui.t("insight.line.reports", ui.number(view.news().reports()), ui.number(view.news().villages()));
    String mended = view.resolved() > 0 ? ", " + ui.t("insight.line.mended", ui.number(view.resolved())) : "";
    BigDecimal gained = view.estimateChange();
    String points = gained == null ? "" : ui.t("insight.line.points", signedPoints(gained)) + ", ";
    return ui.t("insight.line.changed", ui.shortDate(view.since()), points + reports + mended);
  }

  public String lateLine() {
    if (view.namedOffices().isEmpty()) {
      return ui.t("insight.line.late.none");
    }
    String offices = view.namedOffices()
        .stream()
        .limit(MAX_NAMED)
        .map(office -> office.name() + " (" + office.matters().size() + ")")
        .collect(Collectors.joining(", "));
    int more = view.namedOffices().size() - MAX_NAMED;
    return ui.t("insight.line.late",
        more > 0 ? offices + ", " + ui.t("insight.line.late.more", ui.number(more)) : offices);
  }

  public String signedPoints(BigDecimal points) {
    return (points.signum() < 0 ? "−" : "+") + ui.score(points.abs());
  }
}
