package id.payung.insight;

import id.payung.agreements.PlanStatus;
import id.payung.agreements.Progress;
import id.payung.agreements.Verdict;
import id.payung.indicators.ThreeScores;
import id.payung.platform.chart.BandScale;
import id.payung.platform.chart.Bars;
import id.payung.platform.chart.Canopy;
import id.payung.platform.ui.Tone;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Charts of totals, alike on page, picture and paper. */
public final class Drawn {
  private static final List<String> SIGNS = List.of("KLB", "I", "II", "III", "IV", "V", "K/D");
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private Drawn() {}

  public static BandScale scale(Ui ui, ThreeScores scores) {
    List<BandScale.Band> bands = scores.bands()
        .stream()
        .map(band -> new BandScale.Band(band.name().in(ui.locale()),
            (band.includesLower() ? band.lower() : band.lower().add(HUNDREDTH)).doubleValue(),
            band.upper().doubleValue()))
        .toList();
    List<BandScale.Score> marks =
        List.of(new BandScale.Score(ui.t("ui.chart.claimed"), scores.total().claimed().doubleValue()),
            new BandScale.Score(ui.t("ui.chart.complete"), scores.total().complete().doubleValue()),
            new BandScale.Score(ui.t("ui.chart.estimated"), scores.total().survives().doubleValue()));
    return BandScale.draw(bands, marks, scores.highest().doubleValue());
  }

  public static Canopy canopy(Ui ui, ThreeScores scores) {
    List<Canopy.Block> panels = new ArrayList<>();
    for (ThreeScores.Block block : scores.blocks()) {
      String sign = panels.size() < SIGNS.size() ? SIGNS.get(panels.size()) : block.code();
      panels.add(new Canopy.Block(sign, block.name().in(ui.locale()), block.score().highest().doubleValue(),
          block.score().claimed().doubleValue(), block.score().complete().doubleValue(),
          block.score().survives().doubleValue()));
    }
    return Canopy.draw(panels);
  }

  public static Bars blocks(Ui ui, ThreeScores scores) {
    return Bars.draw(List.of(ui.t("ui.chart.claimed"), ui.t("ui.chart.complete"), ui.t("ui.chart.estimated")),
        scores.blocks()
            .stream()
            .map(block -> new Bars.Item(block.name().in(ui.locale()), block.score().highest().doubleValue(),
                List.of(block.score().claimed().doubleValue(), block.score().complete().doubleValue(),
                    block.score().survives().doubleValue())))
            .toList());
  }

  public static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case LATE -> Tone.LATE;
      case AT_RISK -> Tone.ATTENTION;
      case ON_TRACK -> Tone.ON_TRACK;
      case NOT_STARTED -> Tone.NOT_STARTED;
    };
  }

  public static Tone tone(Progress progress) {
    return progress.complete() ? Tone.DONE : tone(progress.verdict());
  }

  public static String percent(Ui ui, PlanStatus.OfActivity one) {
    return ui.percent(one.progress().realisedShare());
  }
}
