package id.payung.indicators.result;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.sheets.SheetPreview;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of official results, and of what is typed into the application of the ministry. */
public interface OfficialResultPages {

  /**
   * What a sheet of results says.
   *
   * @param unanswered whether somebody wanted to take it before all was answered
   */
  @Template("indicators/result-preview")
  record ResultPreviewPage(EvaluationOverview frame, String stage, String sha256, SheetPreview<?> preview,
      List<SheetChangePreview> written, boolean unanswered) implements PageModel {
    ResultPreviewPage withUnanswered() {
      return new ResultPreviewPage(frame, stage, sha256, preview, written, true);
    }
  }

  /** The official results of all years. */
  @Template("indicators/results")
  record ResultsPage(EvaluationOverview frame, List<StageResult> results, FormFields form) implements PageModel {}

  /** The official results of a stage, question by question. */
  @Template("indicators/result-stage")
  record StageResultPage(EvaluationOverview frame, String stage, @Nullable StageResult result,
      Map<String, QuestionResult> questions, FormFields upload, QuestionResultsForm typed, List<String> conflicting,
      int kept) implements PageModel {

    /** @param late questions that somebody else wrote meanwhile */
    StageResultPage withReturned(QuestionResultsForm returned, List<String> late) {
      return new StageResultPage(frame, stage, result, questions, upload, returned, late,
          returned.valid().size() - late.size());
    }
  }

  /** What is typed into the application of the ministry. */
  @Template("indicators/copy-list")
  record TranscriptionPage(EvaluationOverview frame, List<TranscriptionListItem> all, List<TranscriptionListItem> shown,
      TranscriptionFilter filter) implements PageModel {}
}
