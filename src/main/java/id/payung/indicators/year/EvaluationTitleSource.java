package id.payung.indicators.year;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which year of evaluation the trail tells of. */
@Component
class EvaluationTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("evaluation", Evaluation.class, "':' || r.code", "evaluation:", "r.code"));
  }
}
