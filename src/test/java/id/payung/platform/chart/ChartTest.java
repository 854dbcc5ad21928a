package id.payung.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.payung.platform.ui.Tone;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Locale ID = Locale.forLanguageTag("id-ID");
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 2);

  @Test
  void a_scale_puts_ends_at_its_edges_and_what_is_outside_too() {
    var scale = new Scale(0, 1000, 100, 300);

    assertThat(List.of(scale.at(0), scale.at(500), scale.at(1000), scale.at(-5), scale.at(1200))).containsExactly(100.0,
        200.0, 300.0, 100.0, 300.0);
  }

  @Test
  void ticks_are_round_and_reach_the_largest_value() {
    assertThat(Scale.ticks(633, 4)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0);
    assertThat(Scale.ticks(4, 4)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(Scale.ticks(0, 4)).isNotEmpty();
  }

  @Test
  void a_long_name_ends_in_an_ellipsis_within_its_width() {
    String fitted = Fit.into("Pelatihan Konvensi Hak Anak untuk guru SD dan SMP", 120, 13);

    assertThat(fitted).endsWith("…").startsWith("Pelatihan");
    assertThat(Fit.width(fitted, 13)).isLessThanOrEqualTo(120);
    assertThat(Fit.into("Gizi", 120, 13)).isEqualTo("Gizi");
  }

  @Test
  void an_activity_over_the_whole_year_spans_the_plot_and_half_of_it_is_done() {
    var gantt = Gantt.draw(List.of(activity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 0.5)), TODAY, ID);

    var bar = gantt.bars().getFirst();
    assertThat(bar.x()).isEqualTo(Gantt.LABEL);
    assertThat(bar.x() + bar.width()).isEqualTo(gantt.width() - 12);
    assertThat(bar.done()).isEqualTo(bar.width() / 2, within(0.1));
    assertThat(gantt.today()).isEqualTo(bar.x() + bar.width() * 182 / 365, within(0.1));
    assertThat(gantt.ticks()).extracting(Gantt.Tick::label).startsWith("Jan", "Feb", "Mar").hasSize(12);
  }

  @Test
  void more_than_the_target_fills_the_bar_and_no_more() {
    var bar = Gantt.draw(List.of(activity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 1.8)), TODAY, ID)
        .bars()
        .getFirst();

    assertThat(bar.done()).isEqualTo(bar.width());
  }

  @Test
  void one_day_is_still_seen_and_a_long_plan_counts_in_quarters() {
    var gantt = Gantt.draw(List.of(activity(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 5), 0),
        activity(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 6, 30), 0)), TODAY, ID);

    assertThat(gantt.bars().getFirst().width()).isEqualTo(4);
    assertThat(gantt.ticks()).hasSize(10);
  }

  @Test
  void no_line_for_a_today_that_is_not_on_the_calendar_and_no_activity_that_ends_before_it_starts() {
    assertThat(Gantt.draw(List.of(activity(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 3, 1), 0)), TODAY, ID).today())
        .isNull();
    assertThat(Gantt.draw(List.of(), TODAY, ID).today()).isNull();
    assertThatThrownBy(() -> Gantt.draw(List.of(activity(TODAY, TODAY.minusDays(1), 0)), TODAY, ID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_score_belongs_to_the_band_whose_first_point_it_has_reached() {
    var bands = List.of(new BandScale.Band("Pratama", 501, 600), new BandScale.Band("Madya", 601, 700));

    assertThat(BandScale.bandOf(bands, 500.99)).isNull();
    assertThat(BandScale.bandOf(bands, 501)).isEqualTo("Pratama");
    assertThat(BandScale.bandOf(bands, 601)).isEqualTo("Madya");
  }

  @Test
  void labels_of_near_scores_stand_in_lanes_of_their_own() {
    var marks = BandScale
        .draw(List.of(),
            List.of(new BandScale.Score("a", 500), new BandScale.Score("b", 501), new BandScale.Score("c", 502)), 1000)
        .marks();

    assertThat(marks).extracting(BandScale.Mark::textY).doesNotHaveDuplicates();
  }

  @Test
  void no_line_of_a_score_runs_through_the_label_of_another() {
    for (double[] values : new double[][]{{458, 86, 115}, {600, 601, 610}, {940, 930, 120}, {1000, 990, 980}}) {
      var marks =
          BandScale
              .draw(List.of(),
                  List.of(new BandScale.Score("Nilai EM", values[0]),
                      new BandScale.Score("Nilai berdata dukung", values[1]),
                      new BandScale.Score("Perkiraan Nilai VA", values[2])),
                  1000)
              .marks();

      for (BandScale.Mark label : marks) {
        double reach = Fit.width(label.score().label() + " 000,00", 13);
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
        .mapToObj(day -> new Line.Point(day + " Nov 2026", 100 + day))
        .toList();

    var named = Line.draw(points).dots().stream().filter(Line.Dot::named).toList();

    assertThat(named).hasSizeBetween(3, 6);
    assertThat(named.getFirst().point()).isEqualTo(points.getFirst());
    assertThat(named.getLast().point()).isEqualTo(points.getLast());
    assertThat(Line.draw(points.subList(0, 2)).dots()).allMatch(Line.Dot::named);
  }

  @Test
  void bars_are_as_long_as_their_values_and_need_one_value_a_series() {
    var bars = Bars.draw(List.of("EM", "VA"), List.of(new Bars.Item("Klaster I", 120, List.of(60.0, 30.0))));

    var row = bars.rows().getFirst();
    assertThat(row.widths()).containsExactly(row.track() / 2, row.track() / 4);
    assertThatThrownBy(() -> Bars.draw(List.of("EM"), List.of(new Bars.Item("Klaster I", 120, List.of()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_line_runs_from_left_to_right_and_higher_is_nearer_the_top() {
    var line = Line.draw(List.of(new Line.Point("2024", 100), new Line.Point("2025", 300)));

    assertThat(line.dots().getFirst().x()).isLessThan(line.dots().getLast().x());
    assertThat(line.dots().getFirst().y()).isGreaterThan(line.dots().getLast().y());
    assertThat(line.path()).startsWith("M44.0").contains("L");
    assertThat(Line.spark(List.of(new Line.Point("2025", 5))).dots()).hasSize(1);
    assertThat(Line.draw(List.of()).path()).isEmpty();
  }

  @Test
  void a_ring_is_never_more_than_round() {
    assertThat(Ring.draw(0).length()).isZero();
    assertThat(Ring.draw(1.4).length()).isEqualTo(Ring.draw(1).round());
  }

  @Test
  void the_panels_of_the_umbrella_share_its_half_round_by_their_points() {
    var canopy = Canopy.draw(List.of(new Canopy.Block("I", "Klaster I", 100, 100, 50, 0),
        new Canopy.Block("II", "Klaster II", 100, 20, 0, 0)));

    var left = canopy.panels().getFirst();
    assertThat(left.textX()).isLessThan(Canopy.CENTRE_X);
    assertThat(canopy.panels().getLast().textX()).isGreaterThan(Canopy.CENTRE_X);
    assertThat(left.estimated()).isEmpty();
    assertThat(left.claimed()).contains("A240.0 240.0");
    assertThatThrownBy(() -> Canopy.draw(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Gantt.Activity activity(LocalDate start, LocalDate end, double realised) {
    return new Gantt.Activity("Kelas Orang Tua Hebat", null, start, end, realised, Tone.ON_TRACK);
  }
}
