package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

@PayungTest
class RowsTests extends RowsFixture {
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
