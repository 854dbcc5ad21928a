package id.payung.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.deadline.DeadlineTerm.Unit;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.SourceNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of law: well formed, sourced, and found by the day on which a clock starts. */
class DeadlineRulesTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final Path FOLDER = Path.of("src/main/resources/reference");

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.endsWith("deadlines.yaml"))
          .map(file -> FOLDER.relativize(file).toString().replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  private static DeadlineRules rules(String path) {
    return DeadlineRules.of(REFERENCE.list(path));
  }

  @Test
  void the_shipped_files_are_found() throws IOException {
    assertThat(files()).contains("legislation/deadlines", "desk/deadlines", "cases/deadlines");
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_rule_is_a_law_with_an_article_a_consequence_and_a_source_in_both_languages(String path) {
    assertThat(rules(path).all()).isNotEmpty().allSatisfy(rule -> {
      assertThat(rule.law()).as(rule.code()).isTrue();
      assertThat(rule.code()).startsWith(rule.duty() + "-");
      assertThat(rule.origin().article())
          .matches("(UU|PP|Perpres|Permen\\w+) \\d+/\\d{4} .*Pasal \\d.*|SE [A-Z.\\d-]+/\\d{4}.*");
      assertThat(rule.consequence().words().id()).as(rule.code()).isNotBlank();
      assertThat(rule.consequence().words().en()).as(rule.code()).isNotBlank();
      String source = rule.origin().source();
      assertThat(SourceNotes.textIn(Messages.ENGLISH, source))
          .isNotEqualTo(SourceNotes.textIn(Messages.INDONESIAN, source));
    });
  }

  @Test
  void two_laws_about_the_hand_over_both_stand() {
    List<DeadlineRule> both = rules("legislation/deadlines").holding("perda-hand-over", LocalDate.of(2026, 11, 2));

    assertThat(both).extracting(DeadlineRule::term)
        .containsExactly(new DeadlineTerm.Length(3, Unit.WORKING_DAYS), new DeadlineTerm.Length(7, Unit.CALENDAR_DAYS));
    assertThat(both).extracting(rule -> rule.origin().confirmed()).containsExactly(true, false);
    DutyDeadlines duty = RegencyCalendar.of(REFERENCE, ZoneId.of("Asia/Makassar"))
        .deadlines(both, LocalDate.of(2026, 11, 2).atTime(9, 0).atZone(ZoneId.of("Asia/Makassar")).toInstant(),
            List.of());
    assertThat(duty.binding().rule().origin().article()).isEqualTo("UU 23/2014 Pasal 242(2)");
  }

  @Test
  void a_law_does_not_hold_before_its_first_day() {
    DeadlineRules rules = rules("legislation/deadlines");

    assertThat(rules.holding("perda-hand-over", LocalDate.of(2014, 10, 1))).extracting(DeadlineRule::code)
        .containsExactly("perda-hand-over-uu-12-2011");
    assertThat(rules.holding("perda-hand-over", LocalDate.of(2014, 10, 2))).hasSize(2);
  }

  @Test
  void the_victims_report_goes_to_the_police_in_72_hours_and_a_complaint_stops_while_it_is_incomplete() {
    DeadlineRule report = rules("cases/deadlines").require("case-report-to-police-uu-12-2022");
    DeadlineRule decision = rules("desk/deadlines").require("complaint-decision-uu-25-2009");

    assertThat(report.term()).isEqualTo(new DeadlineTerm.Length(72, Unit.HOURS));
    assertThat(report.stops()).isFalse();
    assertThat(decision.stops()).isTrue();
    assertThat(rules("desk/deadlines").require("complaint-completion-uu-25-2009").consequence().effect())
        .isEqualTo(DeadlineConsequence.Effect.LAPSES);
  }

  @Test
  void a_malformed_entry_names_its_file_and_code() {
    assertThatThrownBy(() -> rules("agreements/kinds")).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agreements/kinds/")
        .hasMessageContaining("lacks basis");
    assertThatThrownBy(() -> rules("desk/deadlines").require("none")).isInstanceOf(IllegalArgumentException.class);
  }
}
