package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Samples.AgreementSample;
import id.payung.platform.rows.Samples.BodySample;
import id.payung.platform.rows.Samples.Box;
import id.payung.platform.rows.Samples.ItemSample;
import id.payung.platform.rows.Samples.ItemText;
import id.payung.platform.rows.Samples.JobSample;
import id.payung.platform.rows.Samples.JobState;
import id.payung.platform.rows.Samples.Kind;
import id.payung.platform.rows.Samples.MeetingSample;
import id.payung.platform.rows.Samples.Presence;
import id.payung.platform.rows.Samples.Validity;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@PayungTest
class RowsTests {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  @Autowired Rows rows;

  @Autowired TransactionTemplate transactions;

  @Autowired TestCast cast;

  @Autowired JsonMapper json;

  private Actor budi;
  private Actor citra;

  @BeforeEach
  void people() {
    budi = cast.actorOf(TestCast.SECRETARY);
    citra = cast.actorOf(TestCast.CLERK);
  }

  private <T> T as(Actor actor, Supplier<T> work) {
    return ActorContext.callAs(actor, () -> transactions.execute(_ -> work.get()));
  }

  private void doing(Actor actor, Runnable work) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(_ -> work.run()));
  }

  private MeetingSample kept(UUID... organisations) {
    MeetingSample meeting = new MeetingSample(Ids.next(), Kind.TASK_FORCE, "Rapat gugus tugas", DAY, "Malili", null, "",
        List.of(organisations), null, List.of(), 1);
    doing(budi, () -> rows.insert(budi, meeting));
    return meeting;
  }

  @Test
  void what_was_inserted_is_read_again() {
    MeetingSample meeting = kept(TestCast.DP3A, TestCast.DISDUKCAPIL);

    assertThat(as(budi, () -> rows.require(budi, MeetingSample.class, meeting.id()))).isEqualTo(meeting);
  }

  @Test
  void nested_records_json_and_sets_come_back_as_they_went() {
    ItemSample item =
        new ItemSample(Ids.next(), "official", new ItemText("Perda 3/2024 \"KLA\"", "3/2024", new Validity(DAY, null)),
            TestCast.DP3A, List.of(new Box(1, 2), new Box(3, 4)), 12, TestCast.SECRETARY, "Budi Contoh", NOW,
            List.of(TestCast.DP3A), Set.of(cast.village(TestCast.MAGANI)), 1);
    ItemSample bare = RecordCopy.of(item)
        .with(ItemSample::id, Ids.next())
        .with(ItemSample::text, new ItemText("Tanpa masa", "", null))
        .with(ItemSample::faces, null)
        .with(ItemSample::pages, null)
        .with(ItemSample::villages, Set.of())
        .make();
    doing(budi, () -> rows.insertAll(budi, List.of(item, bare)));

    assertThat(as(budi, () -> rows.query(budi, ItemSample.class).in("id", List.of(item.id(), bare.id())).list()))
        .containsExactlyInAnyOrder(item, bare);
  }

  @Test
  void a_component_of_the_regency_must_be_the_actors() {
    JobSample job = new JobSample(TestCast.LUWU_TIMUR, Ids.next(), TestCast.CLERK, citra.mandates(), "evidence.package",
        json.createObjectNode().put("year", 2026), JobState.QUEUED, 5_000_000_000L, List.of("a,b", "c\"d\\e", ""), NOW);
    doing(citra, () -> rows.insert(citra, job));

    assertThat(as(citra, () -> rows.find(citra, JobSample.class, job.id()))).contains(job);
    JobSample foreign = RecordCopy.of(job).with(JobSample::regency, TestCast.LUWU_UTARA).make();
    assertThatThrownBy(() -> doing(citra, () -> rows.insert(citra, foreign)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_what_the_actor_reaches_is_found() {
    MeetingSample others = kept(TestCast.DP3A);

    assertThat(as(citra, () -> rows.find(citra, MeetingSample.class, others.id()))).isEmpty();
    assertThat(as(cast.neighbourAdmin(), () -> rows.find(cast.neighbourAdmin(), MeetingSample.class, others.id())))
        .isEmpty();
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> as(citra, () -> rows.require(citra, MeetingSample.class, others.id())));
  }

  @Test
  void the_first_lock_stands_in_the_statement_itself() throws Exception {
    List<String> sent = StatementRecorder
        .record(() -> as(citra, () -> rows.query(citra, MeetingSample.class).is("kind", Kind.AUDIENCE).count()));

    assertThat(sent).singleElement()
        .asString()
        .contains("r.regency = ", "r.organisations && ", TestCast.DISDUKCAPIL.toString(), "audience");
  }

  @Test
  void an_update_names_the_changed_columns_alone_and_raises_the_version() throws Exception {
    MeetingSample before = kept(TestCast.DP3A);
    MeetingSample after = RecordCopy.of(before).with(MeetingSample::place, "Wotu").make();
    SaveResult<?>[] saved = new SaveResult<?>[1];

    List<String> sent = StatementRecorder.record(() -> doing(budi, () -> saved[0] = rows.update(budi, before, after)));

    assertThat(sent).singleElement()
        .asString()
        .matches("(?s)UPDATE meetings.meeting SET place = .*, version = version \\+ 1 WHERE regency = .* AND id = .* "
            + "AND version = .*");
    assertThat(saved[0].fields()).containsExactly("place");
    assertThat(as(budi, () -> rows.require(budi, MeetingSample.class, before.id()))).isEqualTo(saved[0].row());
  }

  @Test
  void nothing_is_sent_when_nothing_differs() throws Exception {
    MeetingSample meeting = kept(TestCast.DP3A);

    assertThat(StatementRecorder.record(() -> doing(budi, () -> rows.update(budi, meeting, meeting)))).isEmpty();
  }

  @Test
  void a_change_of_a_child_alone_raises_the_version() {
    MeetingSample before = kept(TestCast.DP3A);
    Presence presence = new Presence(before.id(), TestCast.DP3A, 3, "Kabid", List.of(TestCast.DP3A));
    MeetingSample after = RecordCopy.of(before).with(MeetingSample::attendance, List.of(presence)).make();

    SaveResult<MeetingSample> saved = as(budi, () -> rows.update(budi, before, after));

    assertThat(saved.fields()).containsExactly("attendance");
    assertThat(as(budi, () -> rows.require(budi, MeetingSample.class, before.id())).version()).isEqualTo(2);
  }

  @Test
  void a_form_of_an_older_version_is_stale_and_shows_both_values() {
    MeetingSample first = kept(TestCast.DP3A);
    MeetingSample now =
        as(budi, () -> rows.update(budi, first, RecordCopy.of(first).with(MeetingSample::title, "Judul baru").make()))
            .row();
    MeetingSample typed = RecordCopy.of(first).with(MeetingSample::place, "Wotu").make();

    assertThatExceptionOfType(Stale.class).isThrownBy(() -> as(budi, () -> rows.update(budi, now, typed)))
        .satisfies(stale -> {
          assertThat(stale.currentVersion()).isEqualTo(2);
          assertThat(stale.differences()).containsExactly(
              new Stale.Difference("meetings.field.title", "Rapat gugus tugas", "Judul baru"),
              new Stale.Difference("meetings.field.place", "Wotu", "Malili"));
        });
  }

  @Test
  void an_older_form_that_says_what_is_kept_is_no_conflict() {
    MeetingSample first = kept(TestCast.DP3A);
    MeetingSample wanted = RecordCopy.of(first).with(MeetingSample::title, "Judul baru").make();
    MeetingSample now = as(budi, () -> rows.update(budi, first, wanted)).row();

    SaveResult<MeetingSample> again = as(budi, () -> rows.update(budi, now, wanted));

    assertThat(again.changed()).isFalse();
    assertThat(again.row()).isEqualTo(now);
  }

  @Test
  void a_save_between_reading_and_writing_is_not_lost() {
    MeetingSample read = kept(TestCast.DP3A);
    doing(budi, () -> rows.update(budi, read, RecordCopy.of(read).with(MeetingSample::minutes, "Notulen").make()));
    MeetingSample mine = RecordCopy.of(read).with(MeetingSample::place, "Wotu").make();

    assertThatExceptionOfType(Stale.class).isThrownBy(() -> as(budi, () -> rows.update(budi, read, mine)))
        .satisfies(stale -> assertThat(stale.differences()).extracting(Stale.Difference::label)
            .containsExactly("meetings.field.place", "meetings.field.minutes"));
    assertThatExceptionOfType(Stale.class).isThrownBy(() -> doing(budi, () -> rows.delete(budi, read)));
  }

  @Test
  void without_a_version_the_old_value_is_the_guard() {
    AgreementSample read =
        new AgreementSample(Ids.next(), "mou", 1, 1, "Nota Kesepakatan", "draft", List.of(TestCast.DP3A), NOW);
    doing(budi, () -> rows.insert(budi, read));
    doing(budi, () -> rows.update(budi, read, RecordCopy.of(read).with(AgreementSample::title, "MoU").make()));

    assertThatExceptionOfType(Stale.class).isThrownBy(
        () -> as(budi, () -> rows.update(budi, read, RecordCopy.of(read).with(AgreementSample::title, "Nota").make())));
    assertThat(as(budi,
        () -> rows.sql(budi, "SELECT search FROM agreements.agreement WHERE regency = :regency " + "AND id = :id")
            .param("id", read.id())
            .single(String.class)))
        .isEqualTo("mou");
  }

  @Test
  void the_same_id_again_inserts_nothing() {
    MeetingSample meeting = kept(TestCast.DP3A);

    assertThat(as(budi, () -> rows.insertIfAbsent(budi, meeting))).isFalse();
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> doing(budi, () -> rows.insert(budi, meeting)));
  }

  @Test
  void many_rows_go_in_one_batch() throws Exception {
    MeetingSample meeting = kept(TestCast.DP3A);
    List<Presence> all = List.of(new Presence(meeting.id(), TestCast.DP3A, 1, "", List.of(TestCast.DP3A)),
        new Presence(meeting.id(), TestCast.NGO, 2, "Ketua", List.of(TestCast.DP3A)));

    assertThat(StatementRecorder.record(() -> doing(budi, () -> rows.insertAll(budi, all)))).hasSize(1);
    doing(budi, () -> rows.insertAllIfAbsent(budi, all));
    assertThat(as(budi, () -> rows.query(budi, Presence.class).is("meeting", meeting.id()).orderBy("people").list()))
        .isEqualTo(all);
  }

  @Test
  void a_record_that_is_there_or_not_is_saved_by_its_version() {
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    UUID village = cast.village(TestCast.MAGANI);
    BodySample typed = new BodySample(village, "tp-pkk", "TP PKK Magani", null, "Fitri Contoh", NOW, 0);
    doing(fitri, () -> rows.save(fitri, typed));

    assertThatExceptionOfType(Stale.class)
        .isThrownBy(
            () -> doing(fitri, () -> rows.save(fitri, RecordCopy.of(typed).with(BodySample::membersF, 4).make())))
        .satisfies(stale -> assertThat(stale.differences())
            .containsExactly(new Stale.Difference("community.body.membersF", "4", "")));
    doing(fitri, () -> rows.save(fitri, RecordCopy.of(typed).with(BodySample::version, 1).make()));
    assertThat(as(citra, () -> rows.require(citra, BodySample.class, village, "tp-pkk")).version()).isEqualTo(2);
  }

  @Test
  void what_is_counted_replaces_what_differs() {
    MeetingSample meeting = kept(TestCast.DP3A);
    Presence presence = new Presence(meeting.id(), TestCast.DP3A, 1, "", List.of(TestCast.DP3A));

    assertThat(as(budi, () -> rows.put(budi, presence))).isTrue();
    assertThat(as(budi, () -> rows.put(budi, presence))).isFalse();
    assertThat(as(budi, () -> rows.put(budi, RecordCopy.of(presence).with(Presence::people, 9).make()))).isTrue();
  }

  @Test
  void some_columns_of_many_rows_are_set_at_once() {
    MeetingSample meeting = kept(TestCast.DP3A);
    int changed = as(budi,
        () -> rows.query(budi, MeetingSample.class)
            .key(meeting.id())
            .set(MeetingSample::withdrawnAt, NOW)
            .set(MeetingSample::kind, Kind.AUDIENCE)
            .set(MeetingSample::organisations, List.of(TestCast.DP3A, TestCast.NGO))
            .update());

    assertThat(changed).isEqualTo(1);
    assertThat(as(budi, () -> rows.require(budi, MeetingSample.class, meeting.id()))).isEqualTo(RecordCopy.of(meeting)
        .with(MeetingSample::withdrawnAt, NOW)
        .with(MeetingSample::kind, Kind.AUDIENCE)
        .with(MeetingSample::organisations, List.of(TestCast.DP3A, TestCast.NGO))
        .with(MeetingSample::version, 2)
        .make());
  }

  @Test
  void what_no_form_shows_is_set_without_a_new_version() {
    MeetingSample meeting = kept(TestCast.DP3A);
    doing(budi,
        () -> rows.query(budi, MeetingSample.class)
            .key(meeting.id())
            .set(MeetingSample::organisations, List.of(TestCast.NGO))
            .keepVersion()
            .update());

    MeetingSample now = as(budi, () -> rows.require(budi, MeetingSample.class, meeting.id()));
    assertThat(now.version()).isEqualTo(1);
    assertThat(now.organisations()).containsExactly(TestCast.NGO);
  }

  @Test
  void text_is_found_by_a_part_of_it_with_signs_that_mean_themselves() {
    MeetingSample meeting = kept(TestCast.DP3A);
    doing(budi,
        () -> rows.update(budi, meeting, RecordCopy.of(meeting).with(MeetingSample::title, "Naik 50%_").make()));

    RowQuery<MeetingSample> query = rows.query(budi, MeetingSample.class);
    assertThat(as(budi, () -> query.containing("lower(r.title)", " 50%_ ").list())).hasSize(1);
    assertThat(as(budi, () -> rows.query(budi, MeetingSample.class).containing("lower(r.title)", "5_%%").exists()))
        .isFalse();
  }

  @Test
  void a_page_of_lines_has_columns_of_its_own() {
    record Line(String title, long decisions) {}
    MeetingSample meeting = kept(TestCast.DP3A);

    List<Line> lines = as(budi,
        () -> rows.query(budi, MeetingSample.class)
            .as("m")
            .is("id", meeting.id())
            .isIfGiven("kind", " ")
            .isIfGiven("place", "Malili")
            .within(" AND m.title > :after", " ORDER BY m.title LIMIT :limit", Map.of("after", "A", "limit", 2))
            .list(Line.class, "m.title, (SELECT count(*) FROM meetings.decision d WHERE d.regency = m.regency "
                + "AND d.meeting = m.id) AS decisions"));

    assertThat(lines).containsExactly(new Line("Rapat gugus tugas", 0));
  }

  @Test
  void a_null_where_the_record_has_none_names_the_column() {
    record Bare(String title) {}

    assertThatThrownBy(() -> as(budi, () -> rows.sql(budi, "SELECT CAST(NULL AS text) AS title").list(Bare.class)))
        .hasMessageContaining("Column title is null")
        .hasMessageContaining("Bare.title");
  }

  @Test
  void a_list_written_by_hand_is_read_by_name_with_the_reach_in_it() {
    record Line(String title, List<Kind> kinds, long decisions, @Nullable LocalDate latest) {}
    MeetingSample meeting = kept(TestCast.DISDUKCAPIL);

    List<Line> lines = as(citra,
        () -> rows.sql(citra, """
            SELECT m.title, ARRAY[m.kind] AS kinds, 7 AS extra, CAST(NULL AS date) AS latest,
                   (SELECT count(*) FROM meetings.decision d WHERE d.regency = m.regency AND d.meeting = m.id)
                     AS decisions
              FROM meetings.meeting m WHERE m.regency = :regency AND m.id = ANY (CAST(:ids AS uuid[])) AND %s
            """.formatted(rows.reach(citra, MeetingSample.class, "m")))
            .param("ids", List.of(meeting.id()))
            .list(Line.class));

    assertThat(lines).containsExactly(new Line("Rapat gugus tugas", List.of(Kind.TASK_FORCE), 0, null));
  }
}
