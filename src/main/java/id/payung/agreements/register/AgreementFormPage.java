package id.payung.agreements.register;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an agreement down, or changes what its newest version says.
 *
 * @param agreement null for a new one
 */
@Template("agreements/form")
public record AgreementFormPage(FormFields form, @Nullable Agreement agreement, boolean mayAddPartner,
    Choices choices) implements PageModel {

  /** What its fields are chosen from. */
  public record Choices(List<SelectOption> kinds, List<SelectOption> positions, List<SelectOption> capacities,
      List<SelectOptionGroup> organisations, List<SelectOption> partnerKinds, List<SelectOptionGroup> districts,
      List<Agreement> parents) {}

  public List<String> places() {
    return AgreementPartiesForm.PLACES;
  }
}
