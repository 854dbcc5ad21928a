package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.remarks.RemarkFixture.Subject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** Eko asks Citra, Citra answers, and one of them says that it is settled. */
@PayungTest
class RemarkTests {
  private static final String YEAR = "2062";

  @Autowired MockMvc mvc;
  @Autowired RemarkFixture fixture;
  @Autowired TestCast cast;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired RemarkSubmission submission;
  @Autowired RemarkSubjectLookup subjects;

  private Subject item;
  private String mark;

  @BeforeEach
  void a_file_of_disdukcapil() {
    item = fixture.evidence(YEAR, "4.1");
    mark = "T" + Ids.next().toString().substring(24);
  }

  @Test
  void who_is_named_is_told_first_until_they_answer() throws Exception {
    UUID conversation = Ids.next();
    fixture.send("eko", item, conversation, Ids.next(), mark + " Per tanggal berapa?", TestCast.CLERK)
        .andExpect(status().isSeeOther());

    assertThat(fixture.read("citra", "")).contains("Ditanyakan kepada Anda",
        "Eko Contoh menulis kepada Anda: " + mark + " Per tanggal berapa?",
        "/73.24" + item.path() + "#conversations-evidence");
    for (String other : List.of("budi", "dewi", "eko", "ani", "hadi")) {
      assertThat(fixture.read(other, "")).as(other).doesNotContain(mark);
    }

    fixture.answer("eko", item, conversation, "Masih menunggu.");
    assertThat(fixture.read("citra", "")).contains(mark);
    fixture.answer("citra", item, conversation, "Per 31 Oktober.");
    assertThat(fixture.read("citra", "")).doesNotContain(mark);
    assertThat(fixture.read("eko", item.path())).contains("Per 31 Oktober.");
    assertThat(fixture.read("eko", "")).as("whoever asked is told of the answer")
        .contains("Citra Contoh menulis kepada Anda: Per 31 Oktober.");

    fixture.send("eko", item, conversation, Ids.next(), mark + " Yakin?", TestCast.CLERK);
    assertThat(fixture.read("citra", "")).as("asked again").contains(mark + " Yakin?");
  }

  @Test
  void who_is_named_is_told_no_longer_when_it_is_settled_by_their_office() throws Exception {
    UUID conversation = Ids.next();
    fixture.send("citra", item, conversation, Ids.next(), mark + " Cukup surat ini?", TestCast.VERIFIER);
    assertThat(fixture.read("eko", "")).contains("Citra Contoh menulis kepada Anda: " + mark);

    fixture.settle("budi", conversation).andExpect(status().isSeeOther());
    fixture.settle("budi", conversation).andExpect(status().isSeeOther());

    assertThat(fixture.read("eko", "")).doesNotContain(mark);
    assertThat(fixture.read("citra", item.path())).contains("Diselesaikan oleh Budi Contoh", "Sudah selesai (1)");
    assertThat(actions(conversation)).containsExactly("created", "settled");
  }

  @Test
  void between_two_nobody_else_settles_and_who_asked_and_was_asked_are_told() throws Exception {
    Subject activity = fixture.activity("Kegiatan percakapan berdua " + mark);
    UUID conversation = Ids.next();
    fixture.send("citra", activity, conversation, Ids.next(), mark + " Kapan dimulai?", TestCast.SECRETARY)
        .andExpect(status().isSeeOther());
    String settlement = "/remarks/conversations/" + conversation + "/settlement";
    assertThat(fixture.read("hadi", activity.path())).contains(mark).doesNotContain(settlement);
    assertThat(fixture.read("citra", activity.path())).contains(settlement);

    fixture.answer("hadi", activity, conversation, "Kami siap kapan saja.");
    fixture.settle("hadi", conversation)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("rekan sekantornya")));
    assertThat(fixture.read("budi", "")).contains(mark);

    fixture.settle("eko", conversation).andExpect(status().isSeeOther());
    for (String told : List.of("citra", "budi")) {
      assertThat(fixture.read(told, "/changes?kind=conversations-settled")).as(told)
          .contains("/remarks/conversations/" + conversation);
    }
    assertThat(fixture.read("eko", "/changes?kind=conversations-settled")).doesNotContain(conversation.toString());
  }

  @Test
  void who_is_asked_answers_before_it_is_settled_by_them() throws Exception {
    UUID conversation = Ids.next();
    fixture.send("eko", item, conversation, Ids.next(), mark + " Siapa saksinya?", TestCast.CLERK);

    fixture.settle("citra", conversation).andExpect(status().isUnprocessableContent());
    fixture.answer("citra", item, conversation, "Pak lurah.");
    fixture.settle("eko", conversation).andExpect(status().isSeeOther());

    assertThat(fixture.read("eko", "")).doesNotContain("Pak lurah");
    assertThat(actions(conversation)).containsExactly("created", "remarked", "settled");
  }

  /** The office under check does not close what the checker waits for; nobody gets a button that is refused. */
  @Test
  void a_question_that_waits_is_settled_by_its_asker_or_by_whoever_answered_it() throws Exception {
    UUID conversation = Ids.next();
    fixture.send("eko", item, conversation, Ids.next(), mark + " Mana daftar hadirnya?", TestCast.CLERK);
    String settlement = "/remarks/conversations/" + conversation + "/settlement";

    Actor citra = cast.actorOf(TestCast.CLERK);
    Actor colleague = new Actor(citra.regency(), Ids.next(), "Rekan Contoh", citra.roles(), citra.mandates(),
        citra.organisations(), citra.villages(), citra.databaseRole(), null);
    assertThat(fixture.read("citra", item.path())).contains(mark).doesNotContain(settlement);
    fixture.settle("citra", conversation).andExpect(status().isUnprocessableContent());
    assertThatThrownBy(() -> settle(colleague, conversation)).isInstanceOf(Refused.class);
    assertThat(fixture.read("citra", "")).as("still asked").contains(mark);

    write(colleague, conversation, "Ada pada kami.");
    settle(colleague, conversation);
    assertThat(fixture.read("citra", "")).doesNotContain(mark);
  }

  @Test
  void a_new_remark_reopens_what_was_settled() throws Exception {
    UUID conversation = fixture.say("eko", item, mark);
    fixture.settle("eko", conversation);

    fixture.answer("citra", item, conversation, "Ternyata belum.");

    assertThat(fixture.read("eko", item.path())).contains("Ternyata belum.").doesNotContain("Sudah selesai");
    assertThat(actions(conversation)).containsExactly("created", "settled", "remarked", "reopened");
  }

  @Test
  void a_form_that_is_sent_twice_writes_once() throws Exception {
    UUID conversation = Ids.next();
    UUID id = Ids.next();
    fixture.send("eko", item, conversation, id, mark, null).andExpect(status().isSeeOther());
    fixture.send("eko", item, conversation, id, mark, null).andExpect(status().isSeeOther());

    assertThat(fixture.read("eko", item.path()).split(mark, -1)).as("in the remark, and in the words of two buttons")
        .hasSize(4);
    assertThat(actions(conversation)).containsExactly("created");
  }

  @Test
  void what_is_written_is_text_and_never_a_page() throws Exception {
    UUID conversation = Ids.next();
    String evil = "<script>alert('" + mark + "')</script><img src=x onerror=alert(1)>";
    fixture.send("eko", item, conversation, Ids.next(), evil, TestCast.CLERK);

    for (String page : List.of(item.path(), "", "/remarks/conversations/" + conversation)) {
      String shown = fixture.read("citra", page);
      assertThat(shown).as(page).contains("&lt;script").contains(mark);
      assertThat(shown).as(page).doesNotContain("<script>alert(").doesNotContain("<img src=x");
    }
  }

  @Test
  void the_trail_says_that_something_was_written_and_not_what() throws Exception {
    UUID conversation = fixture.say("eko", item, mark + " rahasia");

    String lines =
        ActorContext
            .callAs(cast.actorOf(TestCast.AUDITOR),
                () -> transactions.execute(_ -> rows.sql(cast.actorOf(TestCast.AUDITOR),
                    "SELECT string_agg(e::text, '|') FROM audit.entry e WHERE e.regency = :regency AND e.subject = :id")
                    .param("id", conversation)
                    .single(String.class)));
    assertThat(lines).contains("conversation", "created").doesNotContain(mark);
    assertThat(fixture.read("joko", "/trail?kind=conversation")).contains("Percakapan").doesNotContain(mark);
  }

  @Test
  void nothing_and_too_much_come_back_as_they_were_typed() throws Exception {
    assertThat(comesBack(fixture.answer("citra", item, Ids.next(), "   "))).contains("Tulis dahulu pertanyaan");
    String long2001 = mark + "x".repeat(2_001 - mark.length());
    assertThat(comesBack(fixture.answer("citra", item, Ids.next(), long2001))).contains(long2001 + "</textarea>");
    fixture.answer("citra", item, Ids.next(), long2001.substring(1)).andExpect(status().isSeeOther());
    assertThat(fixture.read("citra", item.path())).contains(long2001.substring(1) + "</p>");
  }

  @Test
  void twenty_open_conversations_are_enough_and_a_settled_one_makes_room() throws Exception {
    UUID first = fixture.say("citra", item, "Percakapan ke-1");
    for (int i = 2; i <= ConversationLimit.OPEN; i++) {
      fixture.say(i % 2 == 0 ? "eko" : "citra", item, "Percakapan ke-" + i);
    }

    String refused = comesBack(fixture.answer("citra", item, Ids.next(), mark));
    assertThat(refused).contains("sudah ada 20 percakapan", mark + "</textarea>");
    assertThat(refused.indexOf("sudah ada 20 percakapan")).as("above all conversations, where the page comes back to")
        .isBetween(refused.indexOf("id=\"conversations-"), refused.indexOf("Percakapan ke-"));
    fixture.settle("citra", first);
    fixture.say("citra", item, mark);
    assertThat(fixture.read("citra", item.path())).contains(mark);
    assertThat(comesBack(fixture.answer("citra", item, first, mark + " lagi"))).as("reopening is one more")
        .contains("sudah ada 20 percakapan");
  }

  @Test
  void one_person_cannot_take_the_room_of_all_others() throws Exception {
    UUID first = fixture.say("eko", item, "Percakapan ke-1");
    for (int i = 2; i <= ConversationLimit.OPEN_OF_PERSON; i++) {
      fixture.say("eko", item, "Percakapan ke-" + i);
    }

    assertThat(comesBack(fixture.answer("eko", item, Ids.next(), mark), "eko"))
        .contains("sudah ada 10 percakapan dari Anda", mark + "</textarea>");
    UUID hers = fixture.say("citra", item, mark + " dari Citra");
    fixture.settle("citra", hers);
    assertThat(comesBack(fixture.answer("eko", item, hers, mark + " lagi"), "eko")).as("opening one again is one more")
        .contains("sudah ada 10 percakapan dari Anda");
    fixture.answer("citra", item, hers, mark + " sekali lagi").andExpect(status().isSeeOther());
    assertThat(fixture.read("eko", item.path())).contains(mark + " sekali lagi");
    fixture.settle("eko", first);
    fixture.say("eko", item, mark + " ada ruang");
    assertThat(fixture.read("citra", item.path())).contains(mark + " ada ruang");
  }

  @Test
  void of_all_conversations_of_a_file_one_person_begins_half() {
    for (int i = 1; i <= ConversationLimit.ALL_OF_PERSON; i++) {
      UUID conversation = Ids.next();
      write(TestCast.VERIFIER, conversation, mark + "-" + i);
      settle(cast.actorOf(TestCast.VERIFIER), conversation);
    }

    assertThatThrownBy(() -> write(TestCast.VERIFIER, Ids.next(), mark)).isInstanceOfSatisfying(Invalid.class,
        refused -> assertThat(refused.fields()).containsEntry("text", "remarks.too-many-conversations-of-yours"));
    write(TestCast.CLERK, Ids.next(), mark + " masih ada ruang");
  }

  @Test
  void a_conversation_holds_two_hundred_remarks_and_the_page_shows_the_latest() throws Exception {
    UUID conversation = fixture.say("citra", item, mark + "-1.");
    for (int i = 2; i <= ConversationLimit.REMARKS; i++) {
      write(TestCast.CLERK, conversation, mark + "-" + i + ".");
    }

    assertThat(comesBack(fixture.answer("citra", item, conversation, "satu lagi"))).contains("200 tanggapan",
        "satu lagi</textarea>");
    assertThat(fixture.read("eko", item.path())).contains("195 tanggapan sebelumnya", mark + "-196.", mark + "-200.")
        .doesNotContain(mark + "-195.");
    assertThat(fixture.read("eko", "/remarks/conversations/" + conversation)).contains(mark + "-1.", mark + "-200.");
  }

  @Test
  void the_last_remark_is_taken_back_by_its_author_while_nobody_answered() throws Exception {
    UUID conversation = Ids.next();
    String undo =
        undoBehind(fixture.send("eko", item, conversation, Ids.next(), mark + " Anak si Fulan", TestCast.CLERK), "eko");
    fixture.press("citra", undo);
    assertThat(fixture.read("citra", "")).as("nobody else's to take back").contains(mark);

    fixture.press("eko", undo).andExpect(status().isSeeOther());

    for (String who : List.of("eko", "citra")) {
      assertThat(fixture.read(who, item.path())).doesNotContain(mark).contains("Ditarik kembali oleh penulisnya.");
      assertThat(fixture.read(who, "")).doesNotContain(mark);
    }
    assertThat(actions(conversation)).containsExactly("created", "remark-taken-back", "settled");
  }

  @Test
  void an_answered_remark_stays() throws Exception {
    UUID conversation = Ids.next();
    String undo = undoBehind(fixture.send("eko", item, conversation, Ids.next(), mark, null), "eko");
    fixture.answer("citra", item, conversation, "Sudah saya jawab.");

    fixture.press("eko", undo);

    assertThat(fixture.read("eko", item.path())).contains(mark, "Sudah saya jawab.");
  }

  /** Past the form, which counts how fast somebody writes. */
  private void write(UUID who, UUID conversation, String text) {
    write(cast.actorOf(who), conversation, text);
  }

  private void write(Actor actor, UUID conversation, String text) {
    RemarkForm form = new RemarkForm(Ids.next(), item.kind(), item.key(), conversation, text, null, "");
    ActorContext.runAs(actor, () -> transactions
        .executeWithoutResult(_ -> submission.write(actor, subjects.require(actor, item.kind(), item.key()), form)));
  }

  private void settle(Actor actor, UUID conversation) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(
        _ -> submission.settle(actor, subjects.require(actor, item.kind(), item.key()), conversation)));
  }

  private String comesBack(ResultActions sent) throws Exception {
    return comesBack(sent, "citra");
  }

  private String comesBack(ResultActions sent, String who) throws Exception {
    var answer = sent.andExpect(status().isSeeOther()).andReturn();
    return mvc.perform(get(answer.getResponse().getRedirectedUrl().replaceFirst("#.*", ""))
        .flashAttrs(Map.copyOf(answer.getFlashMap()))
        .cookie(fixture.cookie(who))).andReturn().getResponse().getContentAsString();
  }

  private String undoBehind(ResultActions sent, String who) throws Exception {
    var answer = sent.andExpect(status().isSeeOther()).andReturn();
    String page = mvc.perform(get(answer.getResponse().getRedirectedUrl().replaceFirst("#.*", ""))
        .flashAttrs(Map.copyOf(answer.getFlashMap()))
        .cookie(fixture.cookie(who))).andReturn().getResponse().getContentAsString();
    Matcher form = Pattern.compile("action=\"/73\\.24(/undo/[^\"]+)\"").matcher(page);
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private List<String> actions(UUID conversation) {
    Actor auditor = cast.actorOf(TestCast.AUDITOR);
    return ActorContext.callAs(auditor,
        () -> transactions.execute(_ -> rows
            .sql(auditor, "SELECT action FROM audit.entry WHERE regency = :regency AND subject = :id ORDER BY at, id")
            .param("id", conversation)
            .list(String.class)));
  }
}
