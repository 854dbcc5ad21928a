package id.payung.evidence.intake;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.FileThumbnail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
   * @param existing items that may be used again, with their small pictures by id
   * @param q what their titles contain
   * @param others whether those of another kind than the slot asks for are shown too
   * @param mismatching which of them those are
   * @param lockedKey why it takes no proof now, or null
   */
  public record Asked(EvidenceSlotKey place, String heading, String slotName, List<EvidenceItem> existing,
      Map<UUID, FileThumbnail> thumbnails, String q, boolean others, Set<UUID> mismatching,
      @Nullable String lockedKey) {}

  public int mostFiles() {
    return EvidenceFileUpload.MAX_FILES;
  }
}
