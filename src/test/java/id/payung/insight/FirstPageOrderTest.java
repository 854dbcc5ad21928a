package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.UnbudgetedLineRepository.UnbudgetedLineSummary;
import id.payung.indicators.ReopenedQuestions;
import id.payung.insight.HomePageHighlightLoader.FirstPageHighlights;
import id.payung.insight.changes.ChangePeriod;
import id.payung.insight.changes.RecentChanges;
import id.payung.insight.duties.OpenDuties;
import id.payung.platform.duty.Duty;
import id.payung.platform.ids.Ids;
import id.payung.platform.web.TemplateTestRenderer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever looks at the first page in a hurry sees what they owe before what others did, whenever it is due. */
class FirstPageOrderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final FirstPageHighlights NOTHING_TOLD = new FirstPageHighlights(null, null, null, List.of(), null);
  private static final ReopenedQuestions REOPENED =
      new ReopenedQuestions("2026", "VA", Instant.parse("2026-11-22T01:00:00Z"), 24, List.of(), "/kla/2026/questions");

  /** When the only duties are due. */
  enum Due {
    LATE(TODAY.minusDays(3)), SOON(TODAY.plusDays(2)), LATER(TODAY.plusDays(40)), NEVER(null);

    private final @Nullable LocalDate day;

    Due(@Nullable LocalDate day) {
      this.day = day;
    }
  }

  @ParameterizedTest
  @EnumSource(Due.class)
  void every_duty_stands_above_the_news_and_the_way_to_the_phone_app(Due due) {
    String page = render(List.of(duty(1, due), duty(2, due)));

    assertThat(page.lastIndexOf("Kewajiban")).isPositive()
        .isLessThan(page.indexOf("id=\"changes\""))
        .isLessThan(page.indexOf("href=\"/lapangan/\""));
  }

  @ParameterizedTest
  @EnumSource(Due.class)
  void the_next_duties_are_seen_without_opening_anything(Due due) {
    String page = render(IntStream.rangeClosed(1, 30).mapToObj(number -> duty(number, due)).toList());

    assertThat(page).contains("Kewajiban 5 ");
    assertThat(page.indexOf("Kewajiban 5 ")).isLessThan(
        page.contains("<details class=\"more\"") ? page.indexOf("<details class=\"more\"") : Integer.MAX_VALUE);
  }

  /** Thirty are told of each module at most: the tile that holds the last of them says that there may be more. */
  @ParameterizedTest
  @EnumSource(Due.class)
  void a_tile_whose_duties_were_cut_says_so(Due due) {
    assertThat(render(IntStream.rangeClosed(1, 30).mapToObj(number -> duty(number, due)).toList())).contains(">30+<")
        .containsOnlyOnce("+<");
  }

  @Test
  void nothing_waits_is_not_said_below_a_line_that_tells_of_something_to_do() {
    assertThat(render(List.of(), NOTHING_TOLD)).contains("Tidak ada yang menunggu");

    assertThat(render(List.of(),
        new FirstPageHighlights(null, null, new UnbudgetedLineSummary(1, null, null, 0), List.of(), null)))
        .contains("1 rincian anggaran")
        .doesNotContain("Tidak ada yang menunggu");
    assertThat(render(List.of(), new FirstPageHighlights(null, null, null, List.of(), REOPENED)))
        .doesNotContain("Tidak ada yang menunggu");
  }

  private static String render(List<Duty> duties) {
    return render(duties, NOTHING_TOLD);
  }

  private static String render(List<Duty> duties, FirstPageHighlights told) {
    ChangePeriod span = new ChangePeriod(Instant.parse("2026-11-14T01:00:00Z"), Instant.parse("2026-11-21T01:00:00Z"),
        false, false, false);
    return TemplateTestRenderer.render("insight/first",
        Map.of("page", new HomePage(TODAY, new OpenDuties(duties, Set.of("indicators.duty.answer"), Map.of()), told,
            List.of(), new RecentChanges(span, List.of(), false), true)));

  }

  private static Duty duty(int number, Due due) {
    return new Duty("indicators.duty.answer", Ids.next(), "Kewajiban " + number + " ini", "indicators.duty.answer.why",
        due.day, "/kla", "agreements.duty.approve.action", 0);
  }
}
