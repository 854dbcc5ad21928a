package id.payung.agreements.register;

import id.payung.agreements.PlanProgressRepository.AgreementProgressView;
import id.payung.agreements.register.AgreementExpiryPolicy.ExpiryWarning;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The register, a page of it.
 *
 * @param warnings of those that end soon, by agreement
 * @param progress of those with work, by agreement
 */
@Template("agreements/list")
public record AgreementListPage(ListView list, List<Agreement> agreements, Map<UUID, ExpiryWarning> warnings,
    Map<UUID, AgreementProgressView> progress, Filters filters, boolean mayRegister,
    boolean mayImport) implements PageModel {

  /** What narrows the list can be chosen from. */
  public record Filters(CodeList kinds, CodeList stages, List<SelectOptionGroup> partners, int warnedDays) {

    /** Stages, and the end that cuts across them. */
    public List<SelectOption> stageOptions(Ui ui) {
      List<SelectOption> options =
          new ArrayList<>(SelectOption.of(stages.entries(), CodeListEntry::code, entry -> entry.nameIn(ui.locale())));
      options.add(SelectOption.of(AgreementFilter.ENDED, ui.t("agreements.is-ended")));
      return options;
    }
  }
}
