package id.payung.insight;

import id.payung.agreements.PlanProgressRepository;
import id.payung.indicators.EvaluationScores;
import id.payung.platform.chart.BarChart;
import id.payung.platform.chart.ScoreBandChart;
import id.payung.platform.chart.ScoreUmbrellaChart;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Charts of totals, alike on page, picture and paper. */
public final class ScoreCharts {
  private static final List<String> SIGNS = List.of("KLB", "I", "II", "III", "IV", "V", "K/D");
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private ScoreCharts() {}

  public static ScoreBandChart drawBandScale(Ui ui, EvaluationScores scores) {
    return drawBandScale(ui, scores, false);
  }

  /** @param large for a picture that is looked at on a phone */
  public static ScoreBandChart drawBandScale(Ui ui, EvaluationScores scores, boolean large) {
    List<ScoreBandChart.Band> bands = scores.bands()
        .stream()
        .map(band -> new ScoreBandChart.Band(band.name().in(ui.locale()),
            (band.includesLower() ? band.lower() : band.lower().add(HUNDREDTH)).doubleValue(),
            band.upper().doubleValue()))
        .toList();
    List<ScoreBandChart.Score> marks =
        List.of(new ScoreBandChart.Score(ui.t("ui.chart.claimed"), scores.total().claimed().doubleValue()),
            new ScoreBandChart.Score(ui.t("ui.chart.complete"), scores.total().complete().doubleValue()),
            new ScoreBandChart.Score(ui.t("ui.chart.estimated"), scores.total().survives().doubleValue()));
    return ScoreBandChart.draw(bands, marks, scores.highest().doubleValue(),
        large ? ScoreBandChart.Lettering.LARGE : ScoreBandChart.Lettering.SMALL);
  }

  public static ScoreUmbrellaChart drawUmbrella(Ui ui, EvaluationScores scores) {
    List<ScoreUmbrellaChart.Block> panels = new ArrayList<>();
    for (EvaluationScores.BlockScore block : scores.blocks()) {
      String sign = panels.size() < SIGNS.size() ? SIGNS.get(panels.size()) : block.code();
      panels.add(new ScoreUmbrellaChart.Block(sign, block.name().in(ui.locale()), block.score().highest().doubleValue(),
          block.score().claimed().doubleValue(), block.score().complete().doubleValue(),
          block.score().survives().doubleValue()));
    }
    return ScoreUmbrellaChart.draw(panels);
  }

  public static BarChart drawBlockBars(Ui ui, EvaluationScores scores) {
    return BarChart.draw(List.of(ui.t("ui.chart.claimed"), ui.t("ui.chart.complete"), ui.t("ui.chart.estimated")),
        scores.blocks()
            .stream()
            .map(block -> new BarChart.Item(block.name().in(ui.locale()), block.score().highest().doubleValue(),
                List.of(block.score().claimed().doubleValue(), block.score().complete().doubleValue(),
                    block.score().survives().doubleValue())))
            .toList());
  }

  public static String realisedPercent(Ui ui, PlanProgressRepository.ActivityProgressView one) {
    return ui.percent(one.progress().realisedShare());
  }
}
