package id.payung.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.payung.platform.deadline.Deadline;
import id.payung.platform.deadline.DeadlineRules;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a draft stands follows from its events, and what the path does not know is refused. */
class DraftCourseTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final LegislationPaths PATHS = LegislationPaths.of(REFERENCE);
  private static final DraftClockCalculator CALCULATOR =
      new DraftClockCalculator(DeadlineRules.of(REFERENCE.list("legislation/deadlines")),
          RegencyCalendar.of(REFERENCE, ZoneId.of("Asia/Makassar")));

  private final List<DraftEvent> events = new ArrayList<>();

  private DraftCourseTest on(String day, String kind) {
    events.add(RecordCopy.blank(DraftEvent.class)
        .with(DraftEvent::id, Ids.next())
        .with(DraftEvent::kind, kind)
        .with(DraftEvent::happenedOn, LocalDate.parse(day))
        .with(DraftEvent::registeredAs, kind.equals("number-given") ? "B-HK.1/2026" : "")
        .with(DraftEvent::untilOn, kind.startsWith("committee-f") ? LocalDate.parse(day).plusMonths(3) : null)
        .make());
    return this;
  }

  private DraftCourse course(String kind, String review) {
    return course(kind, review, 0);
  }

  private DraftCourse course(String kind, String review, int known) {
    return DraftCourse.of(PATHS, CALCULATOR,
        RecordCopy.blank(Draft.class)
            .with(Draft::id, Ids.next())
            .with(Draft::kind, kind)
            .with(Draft::review, review)
            .with(Draft::initiator, Ids.next())
            .with(Draft::programmeYear, 2026)
            .make(),
        events, known);
  }

  private DraftCourseTest untilApproval(String approvedOn) {
    return on("2026-01-05", "proposed").on("2026-01-06", "draft-completed")
        .on("2026-01-07", "harmonisation-requested")
        .on("2026-01-08", "harmonisation-completed")
        .on("2026-01-09", "submitted-to-council")
        .on("2026-01-12", "plenary-one")
        .on("2026-01-12", "committee-formed")
        .on("2026-01-20", "committee-reported")
        .on("2026-01-21", "facilitation-requested")
        .on("2026-01-30", "facilitation-completed")
        .on(approvedOn, "jointly-approved");
  }

  @Test
  void the_stage_is_where_the_last_event_led() {
    on("2026-01-05", "proposed").on("2026-01-06", "draft-completed").on("2026-01-07", "harmonisation-requested");
    assertThat(course("perda-regent", "facilitation").stage().code()).isEqualTo("harmonisation");
    on("2026-01-09", "harmonisation-returned").on("2026-01-20", "harmonisation-requested");
    DraftCourse again = course("perda-regent", "facilitation");
    assertThat(again.stage().code()).isEqualTo("harmonisation");
    assertThat(again.clocks()).extracting(DraftClock::start, DraftClock::stop)
        .containsExactly(tuple(LocalDate.of(2026, 1, 7), LocalDate.of(2026, 1, 9)),
            tuple(LocalDate.of(2026, 1, 20), null));
  }

  @Test
  void an_event_before_the_last_and_one_that_is_not_next_are_refused() {
    on("2026-01-05", "proposed").on("2026-01-04", "draft-completed");
    assertThatThrownBy(() -> course("perda-regent", "facilitation")).isInstanceOf(Invalid.class);
    events.clear();
    on("2026-01-05", "proposed").on("2026-01-06", "promulgated");
    assertThatThrownBy(() -> course("perda-regent", "facilitation")).isInstanceOf(Invalid.class);
  }

  @Test
  void a_perda_is_signed_within_the_time_and_valid_by_itself_only_behind_it() {
    untilApproval("2026-02-02").on("2026-02-04", "handed-over")
        .on("2026-02-05", "number-requested")
        .on("2026-02-10", "number-given");
    LocalDate last = course("perda-regent", "facilitation").signedUntil().orElseThrow();
    List<DraftEvent> numbered = List.copyOf(events);

    on(last.toString(), "enacted");
    assertThat(course("perda-regent", "facilitation").stage().code()).isEqualTo("enacted");
    for (String wrong : List.of(last.plusDays(1) + " enacted", last + " valid-unsigned")) {
      events.clear();
      events.addAll(numbered);
      on(wrong.split(" ")[0], wrong.split(" ")[1]);
      assertThatThrownBy(() -> course("perda-regent", "facilitation")).as(wrong).isInstanceOf(Invalid.class);
    }
    events.clear();
    events.addAll(numbered);
    on(last.plusDays(1).toString(), "valid-unsigned");
    assertThat(course("perda-regent", "facilitation").stage().code()).isEqualTo("valid-unsigned");
  }

  @Test
  void thirty_days_without_a_number_leave_it_where_it_is() {
    untilApproval("2026-02-02").on("2026-02-04", "handed-over").on("2026-02-05", "number-requested");
    DraftCourse course = course("perda-regent", "facilitation");
    LocalDate over = course.signedUntil().orElseThrow().plusDays(1);
    assertThat(course.isStuckWithoutNumber(over.minusDays(1))).isFalse();
    assertThat(course.isStuckWithoutNumber(over)).isTrue();
    assertThat(course.listNext(over)).extracting(DraftEventKind::code).containsExactly("number-given");
  }

  @Test
  void of_two_laws_both_are_counted_and_the_stricter_is_to_be_kept() {
    DraftClock handOver = new DraftClock("perda-hand-over", LocalDate.of(2026, 2, 2), null);
    assertThat(CALCULATOR.count(handOver).orElseThrow().laws()).extracting(law -> law.rule().origin().article())
        .containsExactly("UU 23/2014 Pasal 242(2)", "UU 12/2011 Pasal 78(2)");
    assertThat(CALCULATOR.dueOn(handOver)).contains(LocalDate.of(2026, 2, 5));
    assertThat(CALCULATOR.overBehind(handOver)).contains(LocalDate.of(2026, 2, 9));
    Deadline binding = CALCULATOR.count(handOver).orElseThrow().binding();
    assertThat(binding.rule().code()).isEqualTo("perda-hand-over-uu-23-2014");
  }

  @Test
  void silence_of_the_governor_counts_when_the_limit_is_over() {
    untilApproval("2026-02-02");
    events.subList(9, events.size()).clear();
    on("2026-02-03", "facilitation-silent");
    assertThatThrownBy(() -> course("perda-regent", "facilitation")).isInstanceOf(Invalid.class);
    events.removeLast();
    DraftCourse waiting = course("perda-regent", "facilitation");
    LocalDate over = CALCULATOR.overBehind(waiting.clocks().getLast()).orElseThrow();
    assertThat(waiting.listNext(over)).extracting(DraftEventKind::code).doesNotContain("facilitation-silent");
    assertThat(waiting.listNext(over.plusDays(1))).extracting(DraftEventKind::code).contains("facilitation-silent");
  }

  @Test
  void what_is_evaluated_is_never_facilitated() {
    untilApproval("2026-02-02");
    assertThatThrownBy(() -> course("perda-regent", "evaluation")).isInstanceOf(Invalid.class);
    events.subList(8, events.size()).clear();
    on("2026-02-02", "jointly-approved-before-evaluation").on("2026-02-03", "handed-over-for-evaluation")
        .on("2026-02-04", "evaluation-requested")
        .on("2026-02-20", "evaluation-returned")
        .on("2026-02-25", "evaluation-requested")
        .on("2026-03-02", "evaluation-completed");
    assertThat(course("perda-regent", "evaluation").stage().code()).isEqualTo("evaluated");
  }

  @Test
  void withdrawal_is_free_before_the_plenary_and_joint_behind_it() {
    untilApproval("2026-02-02");
    events.subList(5, events.size()).clear();
    assertThat(course("perda-regent", "facilitation").listNext(LocalDate.of(2026, 2, 1)))
        .extracting(DraftEventKind::code)
        .contains("withdrawn")
        .doesNotContain("withdrawn-jointly");
    on("2026-01-12", "plenary-one");
    assertThat(course("perda-regent", "facilitation").listNext(LocalDate.of(2026, 2, 1)))
        .extracting(DraftEventKind::code)
        .contains("withdrawn-jointly")
        .doesNotContain("withdrawn");
  }

  @Test
  void a_draft_is_carried_over_once_a_year() {
    untilApproval("2026-02-02");
    events.subList(5, events.size()).clear();
    on("2026-12-30", "carried-over");
    assertThat(course("perda-regent", "facilitation").stage().code()).isEqualTo("submitted");
    on("2026-12-30", "carried-over");
    assertThatThrownBy(() -> course("perda-regent", "facilitation")).isInstanceOf(Invalid.class);
  }

  /** As when a holiday is decreed or moved behind what was written down, or a way is taken out of the paths. */
  @Test
  void what_was_lawful_when_it_was_written_down_can_still_be_read() {
    untilApproval("2026-02-02").on("2026-02-04", "handed-over")
        .on("2026-02-05", "number-requested")
        .on("2026-02-10", "number-given")
        .on("2026-12-01", "enacted")
        .on("2026-12-01", "a-way-of-before");
    assertThatThrownBy(() -> course("perda-regent", "facilitation")).isInstanceOf(Invalid.class);
    assertThat(course("perda-regent", "facilitation", events.size()).stage().code()).isEqualTo("enacted");
    on("2026-12-02", "promulgated");
    assertThat(course("perda-regent", "facilitation", events.size() - 1).stage().code()).isEqualTo("promulgated");
  }
}
