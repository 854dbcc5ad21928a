package id.payung.evidence.intake;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New files, or, for a question, also what is in the register already.
 *
 * @param asked the question that proof is wanted for, or null
 */
@Template("evidence/new")
public record EvidenceUploadPage(FormFields form, List<Organisation> offices,
    @Nullable Asked asked) implements PageModel {

  /**
   * A question that proof is wanted for.
   *
   * @param existing items that may be used again
   * @param q what their titles contain
   */
  public record Asked(EvidenceSlotKey place, String heading, String slotName, List<EvidenceItem> existing, String q) {}

  public int mostFiles() {
    return EvidenceFileUpload.MAX_FILES;
  }
}
