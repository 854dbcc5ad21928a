package id.payung.indicators.result;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The official results of a stage, question by question. */
@Template("indicators/result-stage")
public record StageResultPage(EvaluationOverview frame, String stage, @Nullable StageResult result,
    Map<String, QuestionResult> questions, FormFields upload, QuestionResultsForm typed, List<String> conflicting,
    int kept) implements PageModel {

  /** @param late questions that somebody else wrote meanwhile */
  StageResultPage withReturned(QuestionResultsForm returned, List<String> late) {
    return new StageResultPage(frame, stage, result, questions, upload, returned, late,
        returned.valid().size() - late.size());
  }
}
