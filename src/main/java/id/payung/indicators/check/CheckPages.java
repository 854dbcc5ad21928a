package id.payung.indicators.check;

import id.payung.evidence.EvidencePreviewRepository.EvidencePreview;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of sittings. */
public interface CheckPages {

  /** A sitting: the proof that is decided now, and all of them. */
  @Template("indicators/desk")
  record SessionPage(EvaluationOverview frame, CheckingSession desk, List<EvidenceUseView> uses,
      @Nullable EvidenceUseView now, @Nullable EvidencePreview look, FormFields check,
      FormFields minutes) implements PageModel {

    SessionPage withCheck(FormFields fields) {
      return new SessionPage(frame, desk, uses, now, look, fields, minutes);
    }

    SessionPage withMinutes(FormFields fields) {
      return new SessionPage(frame, desk, uses, now, look, check, fields);
    }
  }

  /** Offices whose proofs wait, and the sittings with them. */
  @Template("indicators/desks")
  record SessionsPage(EvaluationOverview frame, Map<UUID, List<EvidenceUseView>> waiting,
      List<CheckingSession> desks) implements PageModel {}
}
