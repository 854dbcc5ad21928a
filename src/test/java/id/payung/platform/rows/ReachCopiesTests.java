package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Samples.AgreementSample;
import id.payung.platform.rows.Samples.ItemSample;
import id.payung.platform.rows.Samples.Kind;
import id.payung.platform.rows.Samples.MeetingProposal;
import id.payung.platform.rows.Samples.MeetingSample;
import id.payung.platform.rows.Samples.PlanSample;
import id.payung.platform.rows.Samples.Presence;
import id.payung.platform.rows.Samples.ReportReach;
import id.payung.platform.rows.Samples.RequestReach;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class ReachCopiesTests {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @Autowired Rows rows;

  @Autowired ReachCopies copies;

  @Autowired TransactionTemplate transactions;

  @Autowired TestCast cast;

  private Actor budi;

  @BeforeEach
  void secretary() {
    budi = cast.actorOf(TestCast.SECRETARY);
  }

  private void doing(Runnable work) {
    ActorContext.runAs(budi, () -> transactions.executeWithoutResult(_ -> work.run()));
  }

  private List<UUID> reachOf(String table, String condition, UUID id) {
    return ActorContext.callAs(budi,
        () -> transactions.execute(
            _ -> rows
                .sql(budi,
                    "SELECT DISTINCT unnest(organisations) FROM " + table + " WHERE regency = :regency AND "
                        + condition)
                .param("id", id)
                .list(UUID.class)));
  }

  private MeetingSample meeting() {
    MeetingSample meeting = new MeetingSample(Ids.next(), Kind.AUDIENCE, "Audiensi", LocalDate.of(2026, 3, 4), "", null,
        "", List.of(TestCast.DP3A), null, List.of(), 1);
    doing(() -> {
      rows.insert(budi, meeting);
      rows.insert(budi, new Presence(meeting.id(), TestCast.DP3A, 1, "", List.of(TestCast.DP3A)));
      rows.insert(budi, new MeetingProposal(Ids.next(), meeting.id(), null, "Usulan", List.of(TestCast.DP3A)));
    });
    return meeting;
  }

  @Test
  void children_get_the_reach_of_now_in_one_statement() throws Exception {
    MeetingSample meeting = meeting();
    MeetingSample moved = RecordCopy.of(meeting).with(MeetingSample::organisations, List.of(TestCast.NGO)).make();
    doing(() -> rows.update(budi, meeting, moved));

    List<String> sent =
        StatementRecorder.record(() -> doing(() -> copies.copy(budi, MeetingSample.class, meeting.id())));

    assertThat(sent).hasSize(1);
    assertThat(reachOf("meetings.attendance", "meeting = :id", meeting.id())).containsExactly(TestCast.NGO);
    assertThat(reachOf("meetings.proposal", "meeting = :id", meeting.id())).containsExactly(TestCast.NGO);
  }

  @Test
  void who_is_added_reads_the_record_and_all_below_it_and_who_leaves_none_of_it() {
    MeetingSample meeting = meeting();

    doing(() -> {
      assertThat(copies.widen(budi, MeetingSample.class, List.of(TestCast.NGO), meeting.id()))
          .hasValueSatisfying(now -> assertThat(now).containsExactlyInAnyOrder(TestCast.DP3A, TestCast.NGO));
      assertThat(copies.widen(budi, MeetingSample.class, List.of(TestCast.NGO), meeting.id())).isEmpty();
    });
    assertThat(reachOf("meetings.attendance", "meeting = :id", meeting.id())).containsExactlyInAnyOrder(TestCast.DP3A,
        TestCast.NGO);

    doing(() -> copies.narrow(budi, MeetingSample.class, List.of(TestCast.DP3A), meeting.id()));
    assertThat(reachOf("meetings.meeting", "id = :id", meeting.id())).containsExactly(TestCast.NGO);
    assertThat(reachOf("meetings.proposal", "meeting = :id", meeting.id())).containsExactly(TestCast.NGO);
  }

  @Test
  void grandchildren_are_reached_through_the_table_between() {
    UUID agreement = Ids.next();
    UUID plan = Ids.next();
    UUID activity = Ids.next();
    doing(() -> {
      rows.insert(budi, new AgreementSample(agreement, "mou", 1, 1, "MoU", "draft", List.of(TestCast.DP3A), NOW));
      rows.insert(budi, new PlanSample(plan, agreement, 2033, "MoU", List.of(TestCast.DP3A), NOW));
      rows.sql(budi, """
          WITH a AS (
            INSERT INTO agreements.activity (regency, id, plan, agreement, agreement_title, paper_complete, year,
              plan_version, approved, standing, number, title, search, kind, office, starts, ends, unit, target,
              organisations, villages)
            VALUES (:regency, :activity, :plan, :agreement, 'MoU', true, 2033, 1, true, true, 1, 'Pelatihan', '',
              'training', :office, DATE '2033-01-01', DATE '2033-12-31', 'people', 10, CAST(:reach AS uuid[]), '{}')
            RETURNING regency, id)
          INSERT INTO agreements.training (regency, id, activity, held_on, who, trained_m, trained_f, certified_m,
            certified_f, person_name, at, organisations)
          SELECT a.regency, :training, :activity, DATE '2033-02-03', 'guru', 1, 1, 0, 0, 'Budi', now(),
            CAST(:reach AS uuid[]) FROM a
          """)
          .param("activity", activity)
          .param("plan", plan)
          .param("agreement", agreement)
          .param("office", TestCast.DP3A)
          .param("training", Ids.next())
          .param("reach", List.of(TestCast.DP3A))
          .update();
      copies.widen(budi, PlanSample.class, List.of(TestCast.NGO), plan);
    });

    assertThat(reachOf("agreements.activity", "plan = :id", plan)).containsExactlyInAnyOrder(TestCast.DP3A,
        TestCast.NGO);
    assertThat(reachOf("agreements.training", "activity = :id", activity)).containsExactlyInAnyOrder(TestCast.DP3A,
        TestCast.NGO);
    assertThat(reachOf("agreements.agreement", "id = :id", agreement)).containsExactly(TestCast.DP3A);
  }

  @Test
  void a_key_of_two_parts_is_followed_as_well() throws Exception {
    List<String> sent =
        StatementRecorder.record(() -> doing(() -> copies.copy(budi, RequestReach.class, "2026", "1.1")));

    assertThat(sent).singleElement()
        .asString()
        .contains("c.evaluation = own.evaluation AND c.question = own.question",
            "(c.organisation IS DISTINCT FROM own.organisation)");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {AgreementSample.class, PlanSample.class, MeetingSample.class, ItemSample.class, ReportReach.class})
  void the_statements_of_all_declared_copies_are_understood_by_the_database(Class<? extends Record> type) {
    UUID nobody = Ids.next();

    doing(() -> {
      copies.copy(budi, type, nobody);
      assertThat(copies.widen(budi, type, List.of(TestCast.NGO), nobody)).isEmpty();
      assertThat(copies.narrow(budi, type, List.of(TestCast.NGO), nobody)).isEmpty();
    });
  }
}
