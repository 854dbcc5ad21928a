package id.payung.indicators.check;

import id.payung.evidence.EvidencePreviewRepository.EvidencePreview;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sitting: the proof that is decided now, and all of them. */
@Template("indicators/desk")
public record SessionPage(EvaluationOverview frame, CheckingSession desk, List<EvidenceUseView> uses,
    @Nullable EvidenceUseView now, @Nullable EvidencePreview look, FormFields check,
    FormFields minutes) implements PageModel {

  SessionPage withCheck(FormFields fields) {
    return new SessionPage(frame, desk, uses, now, look, fields, minutes);
  }

  SessionPage withMinutes(FormFields fields) {
    return new SessionPage(frame, desk, uses, now, look, check, fields);
  }
}
