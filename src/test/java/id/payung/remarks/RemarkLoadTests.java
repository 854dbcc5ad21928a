package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.remarks.RemarkFixture.Subject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** However much is said beside a subject, its page stays light and its bounds hold. */
@PayungTest
class RemarkLoadTests {
  private static final String YEAR = "2062";

  @Autowired MockMvc mvc;
  @Autowired RemarkFixture fixture;
  @Autowired TestCast cast;
  @Autowired RemarkSubmission submission;
  @Autowired RemarkSubjectLookup subjects;
  @Autowired TransactionTemplate transactions;

  private Subject item;
  private String mark;

  @BeforeEach
  void a_file_of_disdukcapil() {
    item = fixture.evidence(YEAR, "4.1");
    mark = "B" + Ids.next().toString().substring(24);
  }

  @Test
  void the_page_shows_ten_open_conversations_with_five_remarks_each_and_leads_to_the_others() throws Exception {
    UUID[] begun = new UUID[ConversationLimit.OPEN];
    for (int i = 0; i < begun.length; i++) {
      begun[i] = Ids.next();
      for (int j = 1; j <= 8; j++) {
        write(twoWriters(i), begun[i], mark + "-" + i + "-" + j + "." + "y".repeat(1_970));
      }
    }
    UUID settled = begun[19];
    fixture.settle("citra", settled);
    write(TestCast.CLERK, begun[0], mark + "-0-9.");

    String page = fixture.read("eko", item.path());

    assertThat(page.length()).isLessThan(200_000);
    assertThat(page).contains("Belum selesai, sudah lama tidak ditanggapi (9)", "4 tanggapan sebelumnya",
        "3 tanggapan sebelumnya", mark + "-0-9.", mark + "-0-5.", mark + "-18-4.", mark + "-10-4.");
    assertThat(page).doesNotContain(mark + "-18-3.", mark + "-9-8.", mark + "-19-8.");
    for (UUID conversation : begun) {
      assertThat(page).contains("/remarks/conversations/" + conversation);
    }
    assertThat(page).as("the beginning of what is folded away").contains(mark + "-1-1.", mark + "-19-1.");
    assertThat(page.split("name=\"named\"", -1)).as("people are listed once").hasSize(2);
    assertThat(page.split("<textarea", -1)).as("ten answers and a beginning").hasSize(12);
    assertThat(fixture.read("eko", "/remarks/conversations/" + begun[5])).contains(mark + "-5-1.", mark + "-5-8.",
        "name=\"named\"");
  }

  @Test
  void an_answer_to_what_was_settled_meanwhile_comes_back_as_it_was_typed() throws Exception {
    UUID conversation = fixture.say("citra", item, mark);
    fixture.settle("citra", conversation);
    String tooLong = mark + "z".repeat(2_000);

    assertThat(comesBack(conversation, tooLong)).contains(tooLong + "</textarea>");
  }

  @Test
  void thirty_remarks_in_ten_minutes_are_enough_and_nothing_typed_is_lost() throws Exception {
    UUID conversation = fixture.say("citra", item, mark);
    for (int i = 2; i <= ConversationLimit.MOST_AT_ONCE; i++) {
      fixture.answer("citra", item, conversation, mark + "-" + i + ".").andExpect(status().isSeeOther());
    }

    assertThat(comesBack(conversation, mark + " terlalu cepat")).contains("30 tanggapan dalam sepuluh menit",
        mark + " terlalu cepat</textarea>");
    assertThat(fixture.read("eko", item.path())).contains(mark + "-30.").doesNotContain("terlalu cepat");
    fixture.answer("eko", item, conversation, mark + " orang lain");
    assertThat(fixture.read("citra", item.path())).contains(mark + " orang lain");
  }

  @Test
  void two_who_begin_the_last_open_conversation_at_once_take_turns() throws Exception {
    for (int i = 1; i < ConversationLimit.OPEN; i++) {
      write(twoWriters(i), Ids.next(), mark + "-" + i);
    }
    Actor clerk = cast.actorOf(TestCast.CLERK);
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<?> second = ActorContext.callAs(clerk, () -> transactions.execute(_ -> {
        write(TestCast.CLERK, Ids.next(), mark + " pertama");
        Future<?> late = thread.submit(() -> write(TestCast.VERIFIER, Ids.next(), mark + " kedua"));
        assertThatThrownBy(() -> late.get(2, TimeUnit.SECONDS)).as("waits").isInstanceOf(TimeoutException.class);
        return late;
      }));

      assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(Invalid.class);
    }
    assertThat(fixture.read("eko", item.path())).contains(mark + " pertama").doesNotContain(mark + " kedua");
  }

  /** One person has half of the room at most. */
  private static UUID twoWriters(int i) {
    return i % 2 == 0 ? TestCast.CLERK : TestCast.VERIFIER;
  }

  /** Past the form, which counts how fast somebody writes. */
  private void write(UUID who, UUID conversation, String text) {
    Actor actor = cast.actorOf(who);
    RemarkForm form = new RemarkForm(Ids.next(), item.kind(), item.key(), conversation, text, null, "");
    ActorContext.runAs(actor, () -> transactions
        .executeWithoutResult(_ -> submission.write(actor, subjects.require(actor, item.kind(), item.key()), form)));
  }

  private String comesBack(UUID conversation, String text) throws Exception {
    var answer = fixture.answer("citra", item, conversation, text).andExpect(status().isSeeOther()).andReturn();
    return mvc.perform(get(answer.getResponse().getRedirectedUrl().replaceFirst("#.*", ""))
        .flashAttrs(Map.copyOf(answer.getFlashMap()))
        .cookie(fixture.cookie("citra"))).andReturn().getResponse().getContentAsString();
  }
}
