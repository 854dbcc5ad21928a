package id.payung.indicators.check;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidencePreviewRepository.EvidencePreview;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.ui.FileThumbnail;
import id.payung.remarks.ConversationPanel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of sittings. */
public interface CheckingSessionPages {

  /**
   * A sitting: the proof that is decided now, and all of them, with their small pictures by item.
   *
   * @param conversations beside the question and the item that are decided now
   * @param all whether all in the list are ticked
   */
  @Template("indicators/desk")
  record SessionPage(EvaluationOverview frame, CheckingSession desk, List<EvidenceUseView> uses,
      @Nullable EvidenceUseView now, @Nullable EvidencePreview look, Map<UUID, FileThumbnail> thumbnails,
      List<ConversationPanel> conversations, FormFields check, FormFields minutes, boolean all,
      boolean stale) implements PageModel {

    /** @param changed since it was shown: the proof stands beside the form as it is now */
    SessionPage withCheck(FormFields fields, boolean changed) {
      return RecordCopy.of(this).with(SessionPage::check, fields).with(SessionPage::stale, changed).make();
    }

    SessionPage withMinutes(FormFields fields) {
      return RecordCopy.of(this).with(SessionPage::minutes, fields).make();
    }

    SessionPage withAll(boolean ticked) {
      return RecordCopy.of(this).with(SessionPage::all, ticked).make();
    }
  }

  /**
   * Offices whose proofs wait, and the sittings with them.
   *
   * @param offices all of them, or the reader's own: what reaches a clerk of another office's files is no count of them
   * @param withFiles offices that have anything to sit about
   */
  @Template("indicators/desks")
  record SessionsPage(EvaluationOverview frame, List<Organisation> offices, Map<UUID, List<EvidenceUseView>> waiting,
      Set<UUID> withFiles, List<CheckingSession> desks) implements PageModel {}
}
