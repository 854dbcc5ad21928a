package id.payung.insight;

import id.payung.agreements.Verdict;
import id.payung.indicators.Gap;
import id.payung.indicators.ThreeScores;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The regent's page in words: what to ask today, and four lines for WhatsApp. */
public final class RegentWords {
  private static final int MOST_QUESTIONS = 3;
  private static final int MOST_NAMED = 4;

  /** Money this many points behind the year is worth a question; the same distance as the rule of status as shipped. */
  private static final double BEHIND = 0.20;

  private final Ui ui;
  private final RegentView view;

  RegentWords(Ui ui, RegentView view) {
    this.ui = ui;
    this.view = view;
  }

  /**
   * One to three questions, the sharpest first. A gap names a question of the instrument and not its office: nobody was
   * told of it before.
   */
  public List<String> questions() {
    List<String> ask = new ArrayList<>();
    view.named().stream().limit(1).forEach(office -> ask.add(ofLate(office, office.matters().getFirst())));
    view.gaps().stream().limit(1).forEach(gap -> ask.add(ofGap(gap)));
    double yearGone = (double) view.today().getDayOfYear() / view.today().lengthOfYear();
    if (view.money() > 0 && yearGone - view.absorbed() > BEHIND) {
      ask.add(ui.t("insight.ask.money", ui.percent(view.absorbed()), ui.rupiah(view.money())));
    }
    if (view.count(Verdict.AT_RISK) > 0) {
      ask.add(ui.t("insight.ask.risk", ui.number(view.count(Verdict.AT_RISK))));
    }
    if (ask.isEmpty()) {
      ask.add(ui.t(view.news().reports() > 0 ? "insight.ask.calm" : "insight.ask.silent"));
    }
    return ask.stream().limit(MOST_QUESTIONS).toList();
  }

  private String ofLate(RegentView.NamedOffice office, RegentView.Late matter) {
    return matter.kind() == Notice.Kind.ACTIVITY
        ? ui.t("insight.ask.late", office.name(), matter.title(), ui.percent(matter.realisedShare()),
            ui.number(matter.days()))
        : ui.t("insight.ask.data", office.name(), ui.number(matter.owed()), ui.number(matter.days()));
  }

  private String ofGap(Gap gap) {
    return ui.t("insight.ask.gap", gap.question(), gap.text().in(ui.locale()), ui.score(gap.atStake()));
  }

  /** Exactly four: where we stand, what changed, who is late, what to ask. */
  public List<String> lines() {
    return List.of(standing(), changed(), late(), ui.t("insight.line.ask", questions().getFirst()));
  }

  public String text() {
    return String.join("\n", lines());
  }

  public String standing() {
    ThreeScores scores = view.scores();
    String day = ui.date(view.today());
    if (scores == null) {
      return ui.t("insight.line.standing.none", day, ui.number(view.activities()));
    }
    return ui.t("insight.line.standing", day, scores.evaluation(), ui.score(scores.total().claimed()),
        ui.score(scores.total().complete()), ui.score(scores.total().survives()),
        scores.category(scores.total().survives()).in(ui.locale()));
  }

  public String changed() {
    String reports = ui.t("insight.line.reports", ui.number(view.news().reports()), ui.number(view.news().villages()));
    String mended = view.mended() > 0 ? ", " + ui.t("insight.line.mended", ui.number(view.mended())) : "";
    BigDecimal gained = view.gained();
    String points = gained == null ? "" : ui.t("insight.line.points", signed(gained)) + ", ";
    return ui.t("insight.line.changed", ui.shortDate(view.since()), points + reports + mended);
  }

  public String late() {
    if (view.named().isEmpty()) {
      return ui.t("insight.line.late.none");
    }
    String offices = view.named()
        .stream()
        .limit(MOST_NAMED)
        .map(office -> office.name() + " (" + office.matters().size() + ")")
        .collect(Collectors.joining(", "));
    int more = view.named().size() - MOST_NAMED;
    return ui.t("insight.line.late",
        more > 0 ? offices + ", " + ui.t("insight.line.late.more", ui.number(more)) : offices);
  }

  public String signed(BigDecimal points) {
    return (points.signum() < 0 ? "−" : "+") + ui.score(points.abs());
  }
}
