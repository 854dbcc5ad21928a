package id.payung.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.legislation.LegislationPaths.DraftStage;
import id.payung.platform.deadline.DeadlineRules;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped paths, walked from the first event of each kind of draft. */
class LegislationPathsTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final LegislationPaths PATHS = LegislationPaths.of(REFERENCE);

  /** Every way that is open from a stage, whatever the clocks say. */
  private static Set<String> reached(DraftKind kind, String review, String without) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(String.valueOf(PATHS.firstEvent().to())));
    while (!open.isEmpty()) {
      String stage = open.pop();
      if (seen.add(stage)) {
        PATHS.listNext(kind, review, stage)
            .stream()
            .filter(event -> !event.code().equals(without))
            .forEach(event -> open.push(event.to() == null ? stage : event.to()));
      }
    }
    return seen;
  }

  @Test
  void each_kind_of_draft_comes_to_force_and_stops_nowhere_before() {
    List<String> stuck = new ArrayList<>();
    for (DraftKind kind : PATHS.kinds()) {
      for (String review : kind.reviews()) {
        Set<String> stages = reached(kind, review, "");
        assertThat(stages.stream().map(PATHS::requireStage).map(DraftStage::end)).as(kind.code() + " " + review)
            .contains("in-force", "withdrawn");
        stages.stream()
            .filter(stage -> PATHS.requireStage(stage).end() == null && PATHS.listNext(kind, review, stage).isEmpty())
            .forEach(stage -> stuck.add(kind.code() + " " + review + " " + stage));
      }
    }
    assertThat(stuck).isEmpty();
  }

  @Test
  void every_stage_and_every_event_belongs_to_a_path() {
    Set<String> stages = new HashSet<>();
    Set<String> events = new HashSet<>(Set.of(PATHS.firstEvent().code()));
    for (DraftKind kind : PATHS.kinds()) {
      for (String review : kind.reviews()) {
        stages.addAll(reached(kind, review, ""));
        reached(kind, review, "")
            .forEach(stage -> PATHS.listNext(kind, review, stage).forEach(event -> events.add(event.code())));
      }
    }
    assertThat(stages).isEqualTo(PATHS.stages().stream().map(DraftStage::code).collect(Collectors.toSet()));
    assertThat(events).isEqualTo(PATHS.events().stream().map(DraftEventKind::code).collect(Collectors.toSet()));
  }

  @Test
  void a_perda_without_a_registration_number_never_comes_to_force() {
    for (DraftKind kind : PATHS.kinds()) {
      for (String review : kind.reviews()) {
        boolean inForce = reached(kind, review, "number-given").contains("promulgated");
        assertThat(inForce).as(kind.code() + " " + review).isEqualTo(kind.code().equals("perbup"));
      }
    }
  }

  @Test
  void a_draft_of_one_side_alone_is_never_discussed_by_both() {
    for (DraftKind kind : PATHS.kinds()) {
      for (String review : kind.reviews()) {
        assertThat(reached(kind, review, "submitted-to-" + (kind.side() == DraftSide.COUNCIL ? "regent" : "council")))
            .as(kind.code())
            .doesNotContain("level-one");
      }
    }
  }

  @Test
  void every_clock_that_starts_has_a_law_and_an_event_that_stops_it() {
    DeadlineRules rules = DeadlineRules.of(REFERENCE.list("legislation/deadlines"));
    Set<String> counted = rules.all().stream().map(rule -> rule.duty()).collect(Collectors.toSet());
    Set<String> started = new HashSet<>();
    Set<String> stopped = new HashSet<>();
    for (DraftEventKind event : PATHS.events()) {
      started.addAll(event.clocks().starts());
      stopped.addAll(event.clocks().stops());
      assertThat(started).containsAll(event.clocks().before());
    }
    assertThat(started).isEqualTo(stopped).isEqualTo(counted);
  }

  @Test
  void what_nobody_read_at_its_source_is_not_called_certain() {
    PATHS.events()
        .forEach(event -> assertThat(event.source().confirmed()).as(event.code())
            .isEqualTo(!event.source().note().startsWith("U")));
    PATHS.kinds()
        .forEach(kind -> assertThat(kind.source().confirmed()).as(kind.code())
            .isEqualTo(!kind.source().note().startsWith("U")));
  }
}
