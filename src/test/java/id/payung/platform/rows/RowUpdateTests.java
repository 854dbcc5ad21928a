package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Samples.AgreementSample;
import id.payung.platform.rows.Samples.BodySample;
import id.payung.platform.rows.Samples.Kind;
import id.payung.platform.rows.Samples.MeetingSample;
import id.payung.platform.rows.Samples.Presence;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that are changed: by their version, by what was read, or whatever they say. */
@PayungTest
class RowUpdateTests extends RowsFixture {
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
}
