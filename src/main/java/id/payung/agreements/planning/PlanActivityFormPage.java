package id.payung.agreements.planning;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writing an activity of a draft with its budget lines.
 *
 * @param mover of which lines the reader says to which stage they have come
 * @param refused why what was typed could not be saved, or null
 * @param doubts what may be a slip: not saved until the person says that it is meant
 */
@Template("agreements/activity-form")
public record PlanActivityFormPage(JointPlan plan, FormFields form, List<SelectOption> partners, Codes codes,
    Choices choices, StageMover mover, @Nullable Refused refused, List<SaidDoubt> doubts) implements PageModel {

  /** A doubt in words; its code is sent when it is meant. */
  public record SaidDoubt(String code, String sentence) {}

  /**
   * Of which lines somebody says to which stage they have come.
   *
   * @param of the organisations whose lines they are, where it is not all of them
   */
  public record StageMover(boolean ofAll, Set<UUID> of) {}

  /** Of the lists of codes. */
  public record Codes(List<SelectOption> kinds, List<SelectOption> units, List<SelectOption> sources,
      List<SelectOption> stages) {}

  /** Of the records. */
  public record Choices(List<SelectOptionGroup> offices, List<SelectOptionGroup> owners,
      List<SelectOptionGroup> districts, List<SelectOptionGroup> questions) {}

  static PlanActivityFormPage of(JointPlan plan, FormFields form, List<SelectOption> partners, Codes codes,
      Choices choices, Actor actor) {
    return new PlanActivityFormPage(plan, form, partners, codes, choices,
        new StageMover(AgreementAccessPolicy.mayMoveAllStages(actor),
            actor.organisations()
                .stream()
                .filter(own -> AgreementAccessPolicy.mayMoveStage(actor, own, null))
                .collect(Collectors.toSet())),
        null, List.of());
  }

  PlanActivityFormPage refusedWith(Refused why) {
    return new PlanActivityFormPage(plan, form, partners, codes, choices, mover, why, doubts);
  }

  PlanActivityFormPage doubting(List<SaidDoubt> said) {
    return new PlanActivityFormPage(plan, form, partners, codes, choices, mover, refused, said);
  }

  /** Whether the reader may move this line to another stage: a new one, or of an owner that the reader speaks for. */
  public boolean mayMove(FormFields line) {
    return mover.ofAll() || line.value("was").isEmpty()
        || mover.of().stream().anyMatch(own -> own.toString().equals(line.value("owner")));
  }

  public String stageName(String code) {
    return codes.stages()
        .stream()
        .filter(one -> one.value().equals(code))
        .findFirst()
        .map(SelectOption::label)
        .orElse(code);
  }

  /** Whether it was saved before. */
  public boolean known() {
    return !form.value("basedOn").matches("0?");
  }

  /** Whether the version was approved while this was typed: a new one can be opened with the same button. */
  public boolean locked() {
    return refused != null && refused.key().equals("agreements.refused.frozen");
  }
}
