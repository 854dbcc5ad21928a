package id.payung.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Numbers of rules: without a gap, never twice, and taken back only at the end. */
@PayungTest
class RuleNumberTests {
  @Autowired DraftFixture drafts;
  @Autowired DraftEventRegistration events;
  @Autowired Clock clock;

  private LocalDate today() {
    return TestCast.today(clock);
  }

  private Draft read(UUID draft) {
    return Objects.requireNonNull(drafts.read(drafts.legal(), draft));
  }

  private int nextRule(String series) {
    Draft probe =
        RecordCopy.blank(Draft.class).with(Draft::kind, series.equals("perda") ? "perda-regent" : series).make();
    Integer next = ActorContext.callAs(drafts.legal(),
        () -> events
            .findNextNumbers(drafts.legal(), probe,
                LegislationPaths.of(new ReferenceCatalogue())
                    .requireEvent(series.equals("perda") ? "enacted" : "decree-signed"),
                today().getYear())
            .rule());
    return next == null || next == 0 ? 1 : next;
  }

  @Test
  void numbers_follow_each_other_and_two_at_once_get_none_twice() throws Exception {
    int clerks = 4;
    List<UUID> decrees = new ArrayList<>();
    for (int i = 0; i < clerks; i++) {
      UUID decree = drafts.begin("decree", "Keputusan serentak " + i, today().minusDays(2));
      drafts.pass(decree, today(), "decree-completed");
      decrees.add(decree);
    }
    Actor legal = drafts.legal();
    int next = nextRule("decree");
    CountDownLatch start = new CountDownLatch(1);
    int given = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(clerks)) {
      List<Future<Boolean>> answers = decrees.stream().map(decree -> {
        DraftEventForm form = RecordCopy.of(drafts.form(legal, decree, "decree-signed", today()))
            .with(DraftEventForm::ruleNumber, next)
            .make();
        return pool.submit(() -> {
          start.await();
          try {
            drafts.record(legal, decree, form);
            return true;
          } catch (Invalid told) {
            return false;
          }
        });
      }).toList();
      start.countDown();
      for (Future<Boolean> answer : answers) {
        given += answer.get() ? 1 : 0;
      }
    }
    assertThat(given).isOne();
    assertThat(nextRule("decree")).isEqualTo(next + 1);
    UUID other = decrees.stream().filter(one -> read(one).ruleNumber() == null).findFirst().orElseThrow();
    for (int wrong : List.of(next, next + 2)) {
      DraftEventForm gap = RecordCopy.of(drafts.form(legal, other, "decree-signed", today()))
          .with(DraftEventForm::ruleNumber, wrong)
          .make();
      assertThatThrownBy(() -> drafts.record(legal, other, gap)).as("number " + wrong).isInstanceOf(Invalid.class);
    }
  }

  @Test
  void a_number_that_was_followed_stays_and_the_last_may_be_taken_back() {
    Actor legal = drafts.legal();
    UUID first = drafts.begin("decree", "Keputusan yang diikuti", today().minusDays(2));
    UUID second = drafts.begin("decree", "Keputusan yang mengikuti", today().minusDays(2));
    drafts.pass(first, today(), "decree-completed");
    drafts.pass(second, today(), "decree-completed");
    UUID firstSigned = sign(legal, first);
    UUID secondSigned = sign(legal, second);
    assertThatThrownBy(
        () -> ActorContext.runAs(legal, () -> events.takeBack(legal, first, firstSigned, "Salah tanda tangan")))
        .isInstanceOf(Refused.class);
    ActorContext.runAs(legal, () -> events.takeBack(legal, second, secondSigned, "Salah tanda tangan"));
    ActorContext.runAs(legal, () -> events.takeBack(legal, first, firstSigned, "Salah tanda tangan"));
    assertThat(read(first).ruleNumber()).isNull();
    assertThat(read(first).stage()).isEqualTo("legal-review");
  }

  private UUID sign(Actor legal, UUID decree) {
    return drafts.record(legal, decree,
        RecordCopy.of(drafts.form(legal, decree, "decree-signed", today()))
            .with(DraftEventForm::ruleNumber, nextRule("decree"))
            .make());
  }
}
