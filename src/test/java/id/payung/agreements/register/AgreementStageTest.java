package id.payung.agreements.register;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Reference;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementStageTest {
  private final CodeList named = new Reference().list("agreements/stages");

  @Test
  void the_table_and_the_reference_file_tell_the_same_steps() {
    for (AgreementStage stage : AgreementStage.values()) {
      Set<String> table = new HashSet<>();
      AgreementStage.STEPS.stream().filter(step -> step.from() == stage).forEach(step -> table.add(step.to().code()));

      assertThat(new HashSet<>(named.require(stage.code()).codes("next"))).as(stage.code()).isEqualTo(table);
    }
    assertThat(named.all()).hasSize(AgreementStage.values().length);
  }

  @Test
  void every_stage_but_the_last_leads_on_and_every_step_belongs_to_somebody() {
    assertThat(Arrays.stream(AgreementStage.values()).filter(stage -> AgreementStage.STEPS.stream().noneMatch(step -> step.from() == stage && !step.back())))
        .containsExactly(AgreementStage.IN_FORCE);
    assertThat(AgreementStage.STEPS).allSatisfy(step -> assertThat(step.who()).isNotEmpty());
  }

  @Test
  void the_paper_is_complete_exactly_where_the_reference_file_says() {
    assertThat(AgreementStage.values()).allSatisfy(stage -> assertThat(named.require(stage.code()).flag("complete")).isEqualTo(stage.complete()));
  }
}
