package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.ScoreTotals;
import id.payung.indicators.score.DailyScoreRepository;
import id.payung.indicators.score.DailyScoreRepository.DailyScore;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A past that is brought in, with days gone to and fro, is written in order. */
@DemoApplicationTest
class DemoHistoryTests {
  @Autowired DailyScoreRepository dailyScores;
  @Autowired QuestionScoreRepository scoreRepository;

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2027"})
  void the_course_of_a_year_ends_at_what_its_page_says(String year) {
    Actor reader = Actor.service("indicators", SiteCrawler.OWN_REGENCY);
    List<DailyScore> days = ActorContext.callAs(reader, () -> dailyScores.listLatest(reader, year, 400));
    ScoreTotals total = ActorContext.callAs(reader, () -> scoreRepository.loadScores(reader, year)).totals();

    assertThat(days).extracting(DailyScore::day)
        .isSorted()
        .allMatch(day -> !day.isAfter(LocalDate.now(ZoneId.of("Asia/Makassar"))));
    assertThat(days.getLast().survives()).isEqualByComparingTo(total.survives());
    assertThat(days.getLast().complete()).isEqualByComparingTo(total.complete());
    assertThat(days.getLast().claimed()).isEqualByComparingTo(total.claimed());
    assertThat(total.survives()).isPositive();
  }
}
