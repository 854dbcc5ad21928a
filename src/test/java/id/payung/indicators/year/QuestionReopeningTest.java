package id.payung.indicators.year;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.year.QuestionReopening.ReopeningState;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.testing.SeededTrials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionReopeningTest {
  private static final Actor ACTOR = Actor.service("indicators", "73.24");
  private static final RegencySettings REGENCY =
      new RegencySettings("73.24", "Kabupaten Contoh", ZoneId.of("Asia/Makassar"));

  private static final EvaluationDeadlines DEADLINES =
      new EvaluationDeadlines(new ReferenceCatalogue(), new RegencyDirectory() {
        @Override
        public Optional<RegencySettings> find(String regency) {
          return Optional.of(REGENCY);
        }

        @Override
        public List<RegencySettings> listAll() {
          return List.of(REGENCY);
        }
      });

  @Test
  void the_named_questions_are_open_for_their_hours_and_no_minute_longer() {
    SeededTrials.run(500, random -> {
      Instant opened = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(60L * random.nextInt(1_000_000));
      int hours = 1 + random.nextInt(240);
      Instant until = opened.plus(Duration.ofHours(hours));
      Instant now = opened.plusSeconds(60L * random.nextInt(300 * 60));

      QuestionReopening reopening = reopening(opened, hours, null);

      assertThat(reopening.until()).isEqualTo(until);
      assertThat(reopening.isOpenAt(now)).isEqualTo(now.isBefore(until));
      assertThat(reopening.hoursLeft(now))
          .isEqualTo(now.isBefore(until) ? (Duration.between(now, until).toMinutes() + 59) / 60 : 0);
    });
  }

  @Test
  void what_was_ended_early_is_over_and_what_ends_at_midnight_ends_with_the_day_before() {
    Instant opened = Instant.parse("2026-06-01T16:00:00Z");

    assertThat(reopening(opened, 48, opened.plusSeconds(60)).stateAt(opened.plusSeconds(61)))
        .isEqualTo(ReopeningState.ENDED);
    assertThat(reopening(opened, 48, null).stateAt(opened.plus(Duration.ofHours(48))))
        .isEqualTo(ReopeningState.EXPIRED);
    assertThat(reopening(opened, 48, null).lastDay()).isEqualTo(LocalDate.of(2026, 6, 3));
  }

  @Test
  void an_answer_is_late_when_the_regencys_day_is_over() {
    LocalDate due = LocalDate.of(2026, 6, 10);
    Instant midnight = due.plusDays(1).atStartOfDay(REGENCY.zone()).toInstant();

    assertThat(DEADLINES.answerOn(ACTOR, due).late(midnight.minusSeconds(1))).isFalse();
    assertThat(DEADLINES.answerOn(ACTOR, due).late(midnight)).isTrue();
    assertThat(DEADLINES.proposeAnswerDay(ACTOR, due)).isEqualTo(due.plusDays(14));
  }

  private static QuestionReopening reopening(Instant opened, int hours, @Nullable Instant ended) {
    var deadline = DEADLINES.reopening(ACTOR, opened, hours);
    return new QuestionReopening(new QuestionReopeningWindow(UUID.randomUUID(), "2026", "VA", opened,
        deadline.end().orElseThrow(), List.of("1.1"), "Ibu Sari", ended), deadline);
  }
}
