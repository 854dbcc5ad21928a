package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import id.payung.remarks.RemarkFixture.Subject;
import id.payung.remarks.RemarkReachRepository.SubjectReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A conversation goes where its subject goes; and its page stays within its statements, however much is said. */
@PayungTest
class RemarkReachTests {
  private static final String YEAR = "2063";
  private static final int MOST_STATEMENTS = 12;

  @Autowired MockMvc mvc;
  @Autowired RemarkFixture fixture;
  @Autowired TestCast cast;
  @Autowired Rows rows;
  @Autowired ReachCopies copies;
  @Autowired RemarkReachRepository reach;
  @Autowired ConversationPanelLoader panels;
  @Autowired TransactionTemplate transactions;

  @Test
  void when_a_question_is_asked_of_another_office_the_conversation_goes_along() throws Exception {
    Subject question = fixture.question(YEAR, "4.2", TestCast.DISDUKCAPIL);
    String mark = "Pindah " + Ids.next();
    UUID conversation = Ids.next();
    fixture.send("eko", question, conversation, Ids.next(), mark, TestCast.CLERK);
    assertThat(fixture.read("citra", "")).contains(mark);

    fixture.askAnotherOffice(YEAR, "4.2", TestCast.DP3A);

    assertThat(fixture.read("dewi", question.path())).contains(mark);
    assertThat(fixture.read("citra", question.path())).doesNotContain(mark);
    assertThat(fixture.read("citra", "")).as("who may not open it is not told any more").doesNotContain(mark);
    fixture.answer("citra", question, conversation, "Masih di sini").andExpect(status().isNotFound());
    fixture.answer("dewi", question, conversation, "Kami teruskan").andExpect(status().isSeeOther());
  }

  @Test
  void who_joins_or_leaves_a_plan_joins_or_leaves_its_conversations() throws Exception {
    Subject activity = fixture.activity("Kegiatan yang berpindah");
    UUID conversation = fixture.say("dewi", activity, "Untuk semua yang ikut");
    UUID plan = asService(
        service -> rows.sql(service, "SELECT plan FROM agreements.activity WHERE regency = :regency AND id = :id")
            .param("id", UUID.fromString(activity.key()))
            .single(UUID.class));
    UUID other = Ids.next();

    asService(service -> copies.widen(service, JointPlan.class, List.of(other), plan));
    assertThat(organisations(conversation)).contains(other);
    asService(service -> copies.narrow(service, JointPlan.class, List.of(other, TestCast.NGO), plan));
    assertThat(organisations(conversation)).doesNotContain(other, TestCast.NGO).contains(TestCast.DP3A);
    assertThat(fixture.open("hadi", "/remarks/conversations/" + conversation).andReturn().getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void villages_follow_a_new_version_of_the_plan() throws Exception {
    Subject activity = fixture.activity("Kegiatan di desa lain");
    UUID conversation = fixture.say("citra", activity, "Jadwalnya kapan?");
    UUID id = UUID.fromString(activity.key());
    assertThat(visibleTo(TestCast.VOLUNTEER, conversation)).isTrue();
    assertThat(visibleTo(TestCast.OTHER_VOLUNTEER, conversation)).isFalse();

    asService(service -> {
      reach.follow(service, List
          .of(new SubjectReach("activity", id, List.of(TestCast.DISDUKCAPIL), List.of(cast.village("73.24.04.1003")))));
      return 0;
    });

    assertThat(visibleTo(TestCast.VOLUNTEER, conversation)).isFalse();
    assertThat(visibleTo(TestCast.OTHER_VOLUNTEER, conversation)).isTrue();
  }

  @Test
  void a_subject_of_another_kind_with_the_same_id_moves_and_shows_nothing() throws Exception {
    Subject question = fixture.question("1800", "4.1", TestCast.DISDUKCAPIL);
    UUID conversation = fixture.say("citra", question, "Rahasia kantor kami");
    UUID subject = asService(
        service -> rows.sql(service, "SELECT subject FROM remarks.conversation WHERE regency = :regency AND id = :id")
            .param("id", conversation)
            .single(UUID.class));
    RemarkSubject chosen = new RemarkSubject("activity", subject.toString(), subject, "Kegiatan", "/activities",
        Set.of(Role.PARTNER_COORDINATOR, Role.TASK_FORCE_SECRETARY), List.of(TestCast.NGO), List.of(), null, true);

    asService(service -> {
      reach.follow(service, List.of(new SubjectReach("activity", subject, List.of(TestCast.NGO), List.of())));
      return 0;
    });

    assertThat(organisations(conversation)).containsExactly(TestCast.DISDUKCAPIL);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> panels.load(secretary, List.of(chosen), null))).singleElement()
        .satisfies(panel -> assertThat(panel.toString()).doesNotContain("Rahasia kantor kami"));
  }

  @Test
  void no_page_asks_more_of_the_database_because_more_is_said() throws Exception {
    Subject item = fixture.evidence(YEAR, "4.1");
    Subject question = fixture.question(YEAR, "4.1", TestCast.DISDUKCAPIL);
    Subject activity = fixture.activity("Kegiatan yang dibicarakan");
    List<Map.Entry<String, String>> pages = new ArrayList<>();
    for (String who : List.of("citra", "eko", "budi")) {
      for (String path : List.of(item.path(), question.path(), activity.path(), "")) {
        pages.add(Map.entry(who, path));
      }
    }
    counts(pages); // what is read once and kept in memory is not asked again
    List<Integer> few = counts(pages);
    for (Subject subject : List.of(item, question, activity)) {
      for (int i = 0; i < 5; i++) {
        UUID conversation = Ids.next();
        fixture.send("eko", subject, conversation, Ids.next(), "Banyak " + i, TestCast.CLERK);
        fixture.answer("budi", subject, conversation, "Saya juga ingin tahu.");
      }
    }

    List<Integer> many = counts(pages);
    assertThat(many).isEqualTo(few);
    assertThat(many).as(pages.toString()).allMatch(count -> count <= MOST_STATEMENTS);
  }

  private List<Integer> counts(List<Map.Entry<String, String>> pages) throws Exception {
    List<Integer> counts = new ArrayList<>();
    for (Map.Entry<String, String> page : pages) {
      fixture.cookie(page.getKey());
      counts.add(StatementRecorder.record(() -> fixture.open(page.getKey(), page.getValue()).andExpect(status().isOk()))
          .size());
    }
    return counts;
  }

  private interface ServiceWork<T> {
    T apply(Actor service);
  }

  private <T> T asService(ServiceWork<T> work) {
    Actor service = Actor.service("agreements", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> transactions.execute(_ -> work.apply(service)));
  }

  private List<UUID> organisations(UUID conversation) {
    return asService(service -> rows.sql(service, """
        SELECT DISTINCT unnest(c.organisations || r.organisations) FROM remarks.conversation c
          JOIN remarks.remark r ON r.regency = c.regency AND r.conversation = c.id
         WHERE c.regency = :regency AND c.id = :id AND c.organisations = r.organisations
        """).param("id", conversation).list(UUID.class));
  }

  private boolean visibleTo(UUID person, UUID conversation) {
    Actor actor = cast.actorOf(person);
    return ActorContext
        .callAs(actor,
            () -> transactions.execute(_ -> rows
                .sql(actor, "SELECT count(*) FROM remarks.remark WHERE regency = :regency AND conversation = :id")
                .param("id", conversation)
                .single(Long.class))) == 1;
  }
}
