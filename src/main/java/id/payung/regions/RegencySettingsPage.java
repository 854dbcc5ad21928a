package id.payung.regions;

import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** How this regency is called, when its day ends, and how it writes letters. */
@Template("regions/settings")
public record RegencySettingsPage(FormFields form, FormFields crest, boolean hasCrest) implements PageModel {
  public DocumentLimits crestLimits() {
    return CrestController.LIMITS;
  }

  public List<SelectOption> zones() {
    return List.of(SelectOption.of("Asia/Jakarta", "WIB (UTC+7)"), SelectOption.of("Asia/Makassar", "WITA (UTC+8)"),
        SelectOption.of("Asia/Jayapura", "WIT (UTC+9)"));
  }
}
