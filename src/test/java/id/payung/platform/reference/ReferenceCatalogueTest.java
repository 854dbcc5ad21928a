package id.payung.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreements.reference.PlanningGate;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCatalogueTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final Path FOLDER = Path.of("src/main/resources/reference");

  static List<String> lists() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> readable(file).contains("\nentries:"))
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/').replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  private static String readable(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void every_list_is_named_in_both_languages_sourced_and_marked(String path) {
    CodeList list = REFERENCE.list(path);
    assertThat(list.title().id()).isNotBlank();
    assertThat(list.title().en()).isNotBlank();
    assertThat(list.entries()).isNotEmpty().allSatisfy(entry -> {
      assertThat(entry.name().id()).as(entry.code()).isNotBlank();
      assertThat(entry.name().en()).as(entry.code()).isNotBlank();
      assertThat(entry.source()).as(entry.code()).matches("[ABU] · .+");
      assertThat(entry.confirmed()).as(entry.code()).isEqualTo(!entry.source().startsWith("U"));
    });
  }

  @Test
  void every_role_has_a_name_and_no_name_is_without_a_role() {
    assertThat(REFERENCE.list("accounts/roles").entries()).extracting(CodeListEntry::code)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values()).map(Role::name).toList());
  }

  @Test
  void what_follows_in_a_life_cycle_is_there_and_every_end_can_be_reached() {
    for (String path : List.of("agreements/stages", "agreements/budget-stages")) {
      CodeList list = REFERENCE.list(path);
      Set<String> reached = new HashSet<>(Set.of(list.entries().getFirst().code()));
      for (int i = 0; i < list.entries().size(); i++) {
        list.entries()
            .stream()
            .filter(entry -> reached.contains(entry.code()))
            .toList()
            .forEach(entry -> reached.addAll(entry.codes("next")));
      }
      assertThat(reached).as(path)
          .containsExactlyInAnyOrderElementsOf(list.entries().stream().map(CodeListEntry::code).toList());
    }
  }

  @Test
  void only_dpa_apbdes_and_a_signed_commitment_count_as_money() {
    assertThat(REFERENCE.list("agreements/budget-stages")
        .entries()
        .stream()
        .filter(stage -> stage.flag("money"))
        .map(CodeListEntry::code)).containsExactlyInAnyOrder("dpa", "apbdes", "commitment");
    CodeList stages = REFERENCE.list("agreements/budget-stages");
    assertThat(REFERENCE.list("agreements/funding-sources").entries())
        .allSatisfy(source -> assertThat(stages.require(source.text("becomesMoney")).flag("money")).isTrue());
  }

  @Test
  void a_kelurahan_has_no_village_money() {
    assertThat(REFERENCE.list("agreements/funding-sources")
        .entries()
        .stream()
        .filter(source -> source.text("becomesMoney").equals("apbdes"))).isNotEmpty()
        .allSatisfy(source -> assertThat(source.flag("kelurahan")).isFalse());
  }

  @Test
  void a_single_one_of_what_is_counted_has_an_english_word_of_its_own() {
    CodeList units = REFERENCE.list("agreements/units");
    assertThat(units.entries()).allSatisfy(unit -> assertThat(unit.text("one")).isNotBlank());
    assertThat(units.nameOfMany(1, "kegiatan", Messages.ENGLISH)).isEqualTo("activity");
    assertThat(units.nameOfMany(2, "kegiatan", Messages.ENGLISH)).isEqualTo("activities");
    assertThat(units.nameOfMany(1, "kegiatan", Messages.INDONESIAN)).isEqualTo("kegiatan");
    assertThat(units.nameOfMany(1, "lama", Messages.ENGLISH)).isEqualTo("lama");
  }

  @Test
  void lists_refer_only_to_what_is_there() {
    CodeList kinds = REFERENCE.list("agreements/kinds");
    kinds.entries()
        .stream()
        .filter(kind -> !kind.text("usualParent").isEmpty())
        .forEach(kind -> kinds.require(kind.text("usualParent")));
    CodeList units = REFERENCE.list("agreements/units");
    REFERENCE.list("agreements/activity-kinds").entries().forEach(kind -> units.require(kind.text("unit")));
    CodeList organisations = REFERENCE.list("accounts/organisation-kinds");
    REFERENCE.list("accounts/offices").entries().forEach(office -> organisations.require(office.text("kind")));
    CodeList stages = REFERENCE.list("agreements/budget-stages");
    PlanningGate.listShipped(REFERENCE).forEach(gate -> stages.require(gate.stage()));
  }

  @Test
  void the_gates_of_a_budget_year_close_in_the_year_before_and_the_revision_in_the_year_itself() {
    Year budget = Year.of(2027);
    assertThat(PlanningGate.listShipped(REFERENCE))
        .allSatisfy(gate -> assertThat(gate.opensFor(budget)).isBefore(gate.closesFor(budget)));
    PlanningGate rapbd = gate("rapbd");
    PlanningGate revision = gate("perubahan-apbd");
    assertThat(rapbd.closesFor(budget)).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(revision.closesFor(budget)).isEqualTo(LocalDate.of(2027, 9, 30));
  }

  private static PlanningGate gate(String code) {
    return PlanningGate.listShipped(REFERENCE)
        .stream()
        .filter(gate -> gate.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_status_rule_is_the_shipped_one_and_a_day_before_it_has_none() {
    StatusRule rule = StatusRule.shippedOn(LocalDate.of(2026, 11, 21), REFERENCE);
    assertThat(rule.points()).isEqualTo(20);
    assertThat(rule.silentDays()).isEqualTo(30);
    assertThat(rule.noticeWorkingDays()).isEqualTo(3);
    assertThatThrownBy(() -> StatusRule.shippedOn(rule.from().minusDays(1), REFERENCE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void holidays_of_2024_to_2027_are_there_once_each() {
    assertThat(REFERENCE.holidays()).extracting(Holiday::date).doesNotHaveDuplicates();
    assertThat(REFERENCE.holidays().stream().map(holiday -> holiday.date().getYear()).distinct()).containsExactly(2024,
        2025, 2026, 2027);
    assertThat(REFERENCE.holidays()
        .stream()
        .filter(holiday -> holiday.date().getYear() == 2026 && holiday.kind() == Holiday.Kind.NATIONAL)).hasSize(17);
    assertThat(REFERENCE.holidays()
        .stream()
        .filter(holiday -> holiday.date().getYear() == 2026 && holiday.kind() == Holiday.Kind.JOINT_LEAVE)).hasSize(8);
  }

  @Test
  void three_working_days_before_eid_jump_over_the_week_of_leave() {
    WorkingDayCalendar days = REFERENCE.workingDays();
    assertThat(days.minusWorkingDays(LocalDate.of(2026, 3, 25), 3)).isEqualTo(LocalDate.of(2026, 3, 13));
    assertThat(days.plusWorkingDays(LocalDate.of(2026, 3, 17), 1)).isEqualTo(LocalDate.of(2026, 3, 25));
    assertThat(days.countWorkingDays(LocalDate.of(2026, 3, 17), LocalDate.of(2026, 3, 25))).isEqualTo(1);
    assertThat(days.countWorkingDays(LocalDate.of(2026, 3, 25), LocalDate.of(2026, 3, 17))).isZero();
  }

  @Test
  void english_readers_get_english_and_everybody_else_indonesian() {
    CodeListEntry partner = REFERENCE.list("agreements/partner-kinds").require("business");
    assertThat(partner.nameIn(Locale.ENGLISH)).isEqualTo("Business");
    assertThat(partner.nameIn(Locale.FRENCH)).isEqualTo("Dunia Usaha");
  }

  @Test
  void a_file_or_code_that_is_not_there_says_its_name() {
    assertThatThrownBy(() -> REFERENCE.list("agreements/nothing")).hasMessageContaining("agreements/nothing");
    assertThatThrownBy(() -> REFERENCE.list("agreements/kinds").require("nothing")).hasMessageContaining("nothing");
  }
}
