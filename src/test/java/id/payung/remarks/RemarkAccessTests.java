package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.remarks.RemarkFixture.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who reads and writes beside a question, a file and an activity; and that nobody else learns that it is there. */
@PayungTest
class RemarkAccessTests {
  private static final String YEAR = "2063";
  private static final List<String> EVERYBODY =
      List.of("ani", "budi", "citra", "dewi", "eko", "fitri", "gita", "hadi", "indah", "joko");

  @Autowired MockMvc mvc;
  @Autowired RemarkFixture fixture;
  @Autowired EvidenceItemLifeCycle items;
  @Autowired TestCast cast;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;

  @Test
  void beside_a_question_the_office_and_those_who_read_every_answer_talk_and_other_offices_see_nothing()
      throws Exception {
    readersOf(fixture.question(YEAR, "4.1", TestCast.DISDUKCAPIL), "citra",
        List.of("ani", "budi", "citra", "eko", "joko"));
  }

  @Test
  void beside_a_file_those_talk_who_open_its_page() throws Exception {
    readersOf(fixture.evidence(YEAR, "4.1"), "citra", List.of("ani", "budi", "citra", "eko", "joko"));
  }

  @Test
  void beside_an_activity_those_talk_who_open_its_page() throws Exception {
    readersOf(fixture.activity("Pelatihan percakapan"), "citra",
        List.of("ani", "budi", "citra", "dewi", "eko", "fitri", "hadi", "indah", "joko"));
  }

  /** All of the cast try to read, answer, begin, settle and go on reading; these are let in, and nobody else. */
  private void readersOf(Subject subject, String writer, List<String> readers) throws Exception {
    String secret = "Rahasia " + Ids.next();
    UUID conversation = fixture.say(writer, subject, secret);
    for (String who : EVERYBODY) {
      boolean reads = readers.contains(who);
      String page = fixture.read(who, subject.path());
      assertThat(page.contains(secret)).as(who + " reads").isEqualTo(reads);
      assertThat(page.contains("conversations-")).as(who + " sees the place").isEqualTo(reads);
      assertThat(fixture.open(who, "/remarks/conversations/" + conversation).andReturn().getResponse().getStatus())
          .as(who + " opens it")
          .isEqualTo(reads ? 200 : 404);
      assertThat(fixture.answer(who, subject, conversation, "Dari " + who).andReturn().getResponse().getStatus())
          .as(who + " answers")
          .isEqualTo(reads ? 303 : 404);
      assertThat(fixture.answer(who, subject, Ids.next(), "Baru dari " + who).andReturn().getResponse().getStatus())
          .as(who + " begins")
          .isEqualTo(reads ? 303 : 404);
      assertThat(fixture.settle(who, conversation).andReturn().getResponse().getStatus()).as(who + " settles")
          .isEqualTo(reads ? 303 : 404);
    }
    String all = fixture.read(writer, "/remarks/conversations/" + conversation);
    EVERYBODY.forEach(who -> assertThat(all.contains("Dari " + who)).as(who).isEqualTo(readers.contains(who)));
  }

  @Test
  void the_button_to_settle_is_shown_to_those_who_may_also_beside_a_withdrawn_file() throws Exception {
    Subject file = fixture.evidence(YEAR, "4.1");
    List<String> readers = List.of("ani", "budi", "citra", "eko", "joko");
    Map<String, UUID> conversations = new LinkedHashMap<>();
    for (String who : readers) {
      conversations.put(who, Ids.next());
      fixture.send("citra", file, conversations.get(who), Ids.next(), "Cukup surat ini?", TestCast.VERIFIER);
      fixture.answer("eko", file, conversations.get(who), "Cukup.");
    }
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> items.withdraw(clerk, UUID.fromString(file.key()), "Salah berkas"));

    Set<String> shown = new TreeSet<>();
    Set<String> letIn = new TreeSet<>();
    for (String who : readers) {
      String path = "/remarks/conversations/" + conversations.get(who);
      if (fixture.read(who, path).contains(path + "/settlement")) {
        shown.add(who);
      }
      if (fixture.settle(who, conversations.get(who)).andReturn().getResponse().getStatus() == 303) {
        letIn.add(who);
      }
    }

    assertThat(shown).isEqualTo(letIn).contains("budi", "citra", "eko").doesNotContain("joko");
  }

  @Test
  void the_database_itself_shows_a_stranger_neither_conversation_nor_remark() throws Exception {
    Subject activity = fixture.activity("Kegiatan dua kunci");
    UUID conversation = fixture.say("citra", activity, "Hanya untuk yang ikut");
    UUID beside = fixture.say("citra", fixture.question(YEAR, "4.3", TestCast.DISDUKCAPIL), "Hanya untuk kantor");

    assertThat(visible(cast.actorOf(TestCast.CLERK), conversation)).isEqualTo(2);
    assertThat(visible(cast.actorOf(TestCast.VOLUNTEER), conversation)).isEqualTo(2);
    assertThat(visible(cast.actorOf(TestCast.OTHER_VOLUNTEER), conversation)).isZero();
    assertThat(visible(cast.actorOf(TestCast.CLERK), beside)).isEqualTo(2);
    assertThat(visible(cast.actorOf(TestCast.DP3A_CLERK), beside)).isZero();
    assertThat(visible(cast.actorOf(TestCast.PARTNER), beside)).isZero();
    assertThat(visible(cast.neighbourAdmin(), conversation)).isZero();
  }

  /** Without a condition of ours: what the policies let through. */
  private long visible(Actor actor, UUID conversation) {
    return ActorContext.callAs(actor, () -> transactions.execute(_ -> rows.sql(actor, """
        SELECT (SELECT count(*) FROM remarks.conversation WHERE id = :id)
             + (SELECT count(*) FROM remarks.remark WHERE conversation = :id)
        """).param("id", conversation).single(Long.class)));
  }

  @Test
  void the_neighbouring_regency_finds_nothing_by_an_id() throws Exception {
    Subject question = fixture.question(YEAR, "4.1", TestCast.DISDUKCAPIL);
    UUID conversation = fixture.say("citra", question, "Bukan untuk tetangga");

    mvc.perform(get("/73.22/remarks/conversations/" + conversation).cookie(fixture.cookie("kiki")))
        .andExpect(status().isNotFound());
    mvc.perform(post("/73.22/remarks/conversations/" + conversation + "/settlement").with(csrf())
        .cookie(fixture.cookie("kiki"))).andExpect(status().isNotFound());
    mvc.perform(post("/73.22/remarks").param("id", Ids.next().toString())
        .param("conversation", conversation.toString())
        .param("kind", "question")
        .param("key", question.key())
        .param("text", "Masuk lewat kunci")
        .with(csrf())
        .cookie(fixture.cookie("kiki"))).andExpect(status().isNotFound());
    assertThat(fixture.read("citra", question.path())).doesNotContain("Masuk lewat kunci");
  }

  @Test
  void a_conversation_is_not_reached_through_the_subject_of_another() throws Exception {
    Subject hidden = fixture.question(YEAR, "6.1", TestCast.DP3A);
    UUID conversation = fixture.say("dewi", hidden, "Antara Dinsos dan pemeriksa");
    Subject own = fixture.question(YEAR, "4.1", TestCast.DISDUKCAPIL);

    fixture.answer("citra", own, conversation, "Menyelinap").andExpect(status().isNotFound());
    fixture.answer("eko", own, conversation, "Salah tempat").andExpect(status().isNotFound());
    fixture.answer("eko", new Subject("unknown", own.key(), ""), Ids.next(), "x").andExpect(status().isNotFound());
    fixture.answer("eko", new Subject("question", "nonsens", ""), Ids.next(), "x").andExpect(status().isNotFound());

    assertThat(fixture.read("dewi", hidden.path())).contains("Antara Dinsos")
        .doesNotContain("Menyelinap")
        .doesNotContain("Salah tempat");
  }

  @Test
  void the_chooser_names_only_who_may_open_the_subject_and_whom_the_asker_may_know() throws Exception {
    Subject question = fixture.question(YEAR, "4.1", TestCast.DISDUKCAPIL);
    Subject activity = fixture.activity("Kegiatan bernama");

    assertThat(named("eko", question)).contains("Citra Contoh", "Budi Contoh")
        .doesNotContain("Dewi Contoh", "Hadi Contoh", "Eko Contoh", "Fitri Contoh");
    assertThat(named("citra", question)).contains("Eko Contoh", "Budi Contoh").doesNotContain("Dewi", "Hadi", "Citra");
    assertThat(named("eko", activity)).contains("Citra Contoh", "Dewi Contoh", "Hadi Contoh").doesNotContain("Gita");
    assertThat(named("citra", activity)).contains("Eko Contoh").doesNotContain("Dewi Contoh", "Hadi Contoh");
    assertThat(named("hadi", activity)).as("a partner knows nobody of the offices here yet") // and who else is its own
        .doesNotContain("Citra", "Dewi", "Eko", "Budi", "Ani", "Fitri", "Gita");
    assertThat(named("fitri", activity)).isEmpty();

    fixture.say("dewi", activity, "Kapan pelatihannya?");
    assertThat(named("hadi", activity)).as("but who has written")
        .contains("Dewi Contoh")
        .doesNotContain("Eko", "Citra");
    String asked = "Kepada yang ditawarkan " + Ids.next();
    fixture.send("hadi", activity, Ids.next(), Ids.next(), asked, TestCast.DP3A_CLERK);
    assertThat(fixture.read("dewi", "")).as("who is offered is taken").contains(asked);
  }

  @Test
  void a_name_that_was_not_offered_is_refused_with_what_was_typed() throws Exception {
    Subject question = fixture.question(YEAR, "4.1", TestCast.DISDUKCAPIL);
    for (Map.Entry<String, UUID> forged : Map
        .of("citra", TestCast.DP3A_CLERK, "eko", TestCast.VOLUNTEER, "budi", TestCast.NEIGHBOUR, "ani", Ids.next())
        .entrySet()) {
      var answer =
          fixture.send(forged.getKey(), question, Ids.next(), Ids.next(), "Kepada yang tidak boleh", forged.getValue());
      String page = mvc.perform(get(question(answer.andReturn().getResponse().getRedirectedUrl()))
          .flashAttrs(Map.copyOf(answer.andReturn().getFlashMap()))
          .cookie(fixture.cookie(forged.getKey()))).andReturn().getResponse().getContentAsString();
      assertThat(page).as(forged.getKey()).contains("Orang ini tidak dapat membuka halaman ini");
      assertThat(page).contains("Kepada yang tidak boleh</textarea>");
    }
    assertThat(fixture.read("dewi", "")).doesNotContain("Kepada yang tidak boleh");
  }

  private static String question(String redirected) {
    return redirected.replaceFirst("#.*", "");
  }

  /** The names in the first chooser of the page. */
  private String named(String who, Subject subject) throws Exception {
    var select = Pattern.compile("(?s)<select id=\"named-" + subject.kind() + "\".*?</select>")
        .matcher(fixture.read(who, subject.path()));
    return select.find()
        ? select.group().replaceAll("<[^>]*>", " ").replaceFirst("Tidak kepada orang tertentu", "").strip()
        : "";
  }
}
