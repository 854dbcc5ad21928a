package id.payung.accounts.organisation;

import id.payung.platform.form.FormFields;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;

/** The pages of organisations. */
public final class OrganisationPages {
  private OrganisationPages() {}

  /** The list of organisations, with the kinds that can be chosen. */
  @Template("accounts/organisations")
  public record OrganisationListPage(ListView list, List<CodeListEntry> kinds) implements PageModel {}

  /** The form of an organisation, new or to be changed. */
  @Template("accounts/organisation-form")
  public record OrganisationFormPage(FormFields form, List<CodeListEntry> kinds) implements PageModel {
    public boolean isNew() {
      return form.value("version").equals("0");
    }
  }
}
