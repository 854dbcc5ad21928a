package id.payung.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.payung.platform.ui.StatusTone;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static final Locale ID = Locale.forLanguageTag("id-ID");
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 2);

  @Test
  void a_scale_puts_ends_at_its_edges_and_what_is_outside_too() {
    LinearScale scale = new LinearScale(0, 1000, 100, 300);

    assertThat(
        List.of(scale.toPixel(0), scale.toPixel(500), scale.toPixel(1000), scale.toPixel(-5), scale.toPixel(1200)))
        .containsExactly(100.0, 200.0, 300.0, 100.0, 300.0);
  }

  @Test
  void ticks_are_round_and_reach_the_largest_value() {
    assertThat(LinearScale.ticks(633, 4)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0);
    assertThat(LinearScale.ticks(4, 4)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(LinearScale.ticks(0, 4)).isNotEmpty();
  }

  @Test
  void a_long_name_ends_in_an_ellipsis_within_its_width() {
    String fitted = TextFitting.truncate("Pelatihan Konvensi Hak Anak untuk guru SD dan SMP", 120, 13);

    assertThat(fitted).endsWith("…").startsWith("Pelatihan");
    assertThat(TextFitting.estimateWidth(fitted, 13)).isLessThanOrEqualTo(120);
    assertThat(TextFitting.truncate("Gizi", 120, 13)).isEqualTo("Gizi");
  }

  @Test
  void an_activity_over_the_whole_year_spans_the_plot_and_half_of_it_is_done() {
    GanttChart gantt =
        GanttChart.draw(List.of(activity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 0.5)), TODAY, ID);

    var bar = gantt.bars().getFirst();
    assertThat(bar.x()).isEqualTo(GanttChart.LABEL);
    assertThat(bar.x() + bar.width()).isEqualTo(gantt.width() - 12);
    assertThat(bar.done()).isEqualTo(bar.width() / 2, within(0.1));
    assertThat(gantt.today()).isEqualTo(bar.x() + bar.width() * 182 / 365, within(0.1));
    assertThat(gantt.ticks()).extracting(GanttChart.Tick::label).startsWith("Jan", "Feb", "Mar").hasSize(12);
  }

  @Test
  void more_than_the_target_fills_the_bar_and_no_more() {
    var bar = GanttChart.draw(List.of(activity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 1.8)), TODAY, ID)
        .bars()
        .getFirst();

    assertThat(bar.done()).isEqualTo(bar.width());
  }

  @Test
  void one_day_is_still_seen_and_a_long_plan_counts_in_quarters() {
    GanttChart gantt = GanttChart.draw(List.of(activity(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 5), 0),
        activity(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 6, 30), 0)), TODAY, ID);

    assertThat(gantt.bars().getFirst().width()).isEqualTo(4);
    assertThat(gantt.ticks()).hasSize(10);
  }

  @Test
  void no_line_for_a_today_that_is_not_on_the_calendar_and_no_activity_that_ends_before_it_starts() {
    assertThat(
        GanttChart.draw(List.of(activity(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 3, 1), 0)), TODAY, ID).today())
        .isNull();
    assertThat(GanttChart.draw(List.of(), TODAY, ID).today()).isNull();
    assertThatThrownBy(() -> GanttChart.draw(List.of(activity(TODAY, TODAY.minusDays(1), 0)), TODAY, ID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_score_belongs_to_the_band_whose_first_point_it_has_reached() {
    var bands = List.of(new ScoreBandChart.Band("Pratama", 501, 600), new ScoreBandChart.Band("Madya", 601, 700));

    assertThat(ScoreBandChart.bandOf(bands, 500.99)).isNull();
    assertThat(ScoreBandChart.bandOf(bands, 501)).isEqualTo("Pratama");
    assertThat(ScoreBandChart.bandOf(bands, 601)).isEqualTo("Madya");
  }

  @Test
  void labels_of_near_scores_stand_in_lanes_of_their_own() {
    var marks =
        ScoreBandChart
            .draw(List.of(),
                List.of(new ScoreBandChart.Score("a", 500), new ScoreBandChart.Score("b", 501),
                    new ScoreBandChart.Score("c", 502)),
                1000)
            .marks();

    assertThat(marks).extracting(ScoreBandChart.Mark::textY).doesNotHaveDuplicates();
  }

  @Test
  void no_line_of_a_score_runs_through_the_label_of_another() {
    for (double[] values : new double[][]{{458, 86, 115}, {600, 601, 610}, {940, 930, 120}, {1000, 990, 980}}) {
      var marks =
          ScoreBandChart
              .draw(List.of(),
                  List.of(new ScoreBandChart.Score("Nilai EM", values[0]),
                      new ScoreBandChart.Score("Nilai berdata dukung", values[1]),
                      new ScoreBandChart.Score("Perkiraan Nilai VA", values[2])),
                  1000)
              .marks();

      for (ScoreBandChart.Mark label : marks) {
        double reach = TextFitting.estimateWidth(label.score().label() + " 000,00", 13);
        double left = label.anchor().equals("start") ? label.textX() : label.textX() - reach;
        assertThat(marks).filteredOn(line -> line != label && line.textY() < label.textY())
            .noneMatch(line -> line.x() > left && line.x() < left + reach);
        assertThat(left).isGreaterThan(0);
        assertThat(left + reach).isLessThanOrEqualTo(900);
      }
    }
  }

  @Test
  void many_days_are_named_only_where_there_is_room() {
    var points = java.util.stream.IntStream.rangeClosed(1, 30)
        .mapToObj(day -> new LineChart.Point(day + " Nov 2026", 100 + day))
        .toList();

    var named = LineChart.draw(points).dots().stream().filter(LineChart.Dot::named).toList();

    assertThat(named).hasSizeBetween(3, 6);
    assertThat(named.getFirst().point()).isEqualTo(points.getFirst());
    assertThat(named.getLast().point()).isEqualTo(points.getLast());
    assertThat(LineChart.draw(points.subList(0, 2)).dots()).allMatch(LineChart.Dot::named);
  }

  @Test
  void bars_are_as_long_as_their_values_and_need_one_value_a_series() {
    BarChart bars =
        BarChart.draw(List.of("EM", "VA"), List.of(new BarChart.Item("Klaster I", 120, List.of(60.0, 30.0))));

    var row = bars.rows().getFirst();
    assertThat(row.widths()).containsExactly(row.track() / 2, row.track() / 4);
    assertThatThrownBy(() -> BarChart.draw(List.of("EM"), List.of(new BarChart.Item("Klaster I", 120, List.of()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"2026,2126", "1926,2026", "2026,2226"})
  void one_mistyped_year_does_not_press_the_others_into_a_line(int starts, int ends) {
    GanttChart gantt = GanttChart.draw(List.of(activity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 0.5),
        activity(LocalDate.of(starts, 1, 1), LocalDate.of(ends, 12, 31), 0.5),
        activity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 0.5)), TODAY, ID);

    assertThat(gantt.bars().getFirst().width()).isGreaterThan(100);
    assertThat(gantt.ticks()).hasSizeLessThan(50);
    assertThat(gantt.bars()).allSatisfy(bar -> {
      assertThat(bar.x()).isGreaterThanOrEqualTo(GanttChart.LABEL);
      assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(gantt.width() - 12 + 0.1);
    });
  }

  @Test
  void a_line_runs_from_left_to_right_and_higher_is_nearer_the_top() {
    LineChart line = LineChart.draw(List.of(new LineChart.Point("2024", 100), new LineChart.Point("2025", 300)));

    assertThat(line.dots().getFirst().x()).isLessThan(line.dots().getLast().x());
    assertThat(line.dots().getFirst().y()).isGreaterThan(line.dots().getLast().y());
    assertThat(line.path()).startsWith("M44.0").contains("L");
    assertThat(LineChart.sparkline(List.of(new LineChart.Point("2025", 5))).dots()).hasSize(1);
    assertThat(LineChart.draw(List.of()).path()).isEmpty();
  }

  @Test
  void a_ring_is_never_more_than_round() {
    assertThat(RingChart.draw(0).length()).isZero();
    assertThat(RingChart.draw(1.4).length()).isEqualTo(RingChart.draw(1).circumference());
  }

  @Test
  void the_panels_of_the_umbrella_share_its_half_round_by_their_points() {
    ScoreUmbrellaChart canopy =
        ScoreUmbrellaChart.draw(List.of(new ScoreUmbrellaChart.Block("I", "Klaster I", 100, 100, 50, 0),
            new ScoreUmbrellaChart.Block("II", "Klaster II", 100, 20, 0, 0)));

    var left = canopy.panels().getFirst();
    assertThat(left.textX()).isLessThan(ScoreUmbrellaChart.CENTRE_X);
    assertThat(canopy.panels().getLast().textX()).isGreaterThan(ScoreUmbrellaChart.CENTRE_X);
    assertThat(left.estimated()).isEmpty();
    assertThat(left.claimed()).contains("A240.0 240.0");
    assertThatThrownBy(() -> ScoreUmbrellaChart.draw(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static GanttChart.Activity activity(LocalDate start, LocalDate end, double realised) {
    return new GanttChart.Activity("Kelas Orang Tua Hebat", null, start, end, realised, StatusTone.ON_TRACK);
  }
}
