package id.payung.agreements.register;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementStageTest {
  private static final UUID AGREEMENT = UUID.randomUUID();

  private final CodeList named = new ReferenceCatalogue().list("agreements/stages");

  @Test
  void the_table_and_the_reference_file_tell_the_same_steps() {
    for (AgreementStage stage : AgreementStage.values()) {
      Set<String> table = new HashSet<>();
      AgreementStage.LIFE.transitions()
          .stream()
          .filter(step -> step.from() == stage)
          .forEach(step -> table.add(step.to().code()));

      assertThat(new HashSet<>(named.require(stage.code()).codes("next"))).as(stage.code()).isEqualTo(table);
    }
    assertThat(named.entries()).hasSize(AgreementStage.values().length);
  }

  @Test
  void every_stage_but_the_last_leads_on_and_every_step_belongs_to_somebody() {
    assertThat(Arrays.stream(AgreementStage.values())
        .filter(stage -> AgreementStage.LIFE.transitions()
            .stream()
            .noneMatch(step -> step.from() == stage && !step.back())))
        .containsExactly(AgreementStage.IN_FORCE);
    assertThat(AgreementStage.LIFE.transitions()).allSatisfy(step -> assertThat(step.who().roles()).isNotEmpty());
  }

  @Test
  void an_undone_signature_is_logged_as_taken_back() {
    assertThat(AgreementStage.LIFE.transitions()).allSatisfy(step -> assertThat(step.action())
        .isEqualTo(AgreementStage.takesBackSignature(step) ? step.from().code() + "-taken-back" : step.to().code()));
  }

  @Test
  void the_paper_is_complete_exactly_where_the_reference_file_says() {
    assertThat(AgreementStage.values())
        .allSatisfy(stage -> assertThat(named.require(stage.code()).flag("complete")).isEqualTo(stage.complete()));
  }

  @Test
  void a_step_taken_back_leaves_the_day_of_the_stage_before_as_it_was() {
    LocalDate signed = LocalDate.of(2041, 3, 3);
    List<AgreementStep> steps = List.of(taken(AgreementStage.DRAFT, signed.minusDays(9), "Menambah desa"),
        taken(AgreementStage.INITIALLED, signed.minusDays(5), null),
        taken(AgreementStage.INITIALLED, signed.minusDays(2), null), taken(AgreementStage.SIGNED, signed, null),
        taken(AgreementStage.IN_FORCE, signed.plusDays(1), null),
        taken(AgreementStage.SIGNED, signed.plusDays(30), "Belum diserahkan"));

    assertThat(AgreementStep.datesByStage(steps, AgreementStage.SIGNED)).containsExactly(
        Map.entry(AgreementStage.DRAFT, signed.minusDays(9)), Map.entry(AgreementStage.INITIALLED, signed.minusDays(2)),
        Map.entry(AgreementStage.SIGNED, signed));
  }

  private static AgreementStep taken(AgreementStage stage, LocalDate day, @Nullable String reason) {
    return new AgreementStep(AGREEMENT, 1, UUID.randomUUID(), stage, day, reason,
        new AgreementStep.Entry(Instant.EPOCH, "Budi Contoh"), List.of());
  }
}
