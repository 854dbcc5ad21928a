package id.payung.indicators.result;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which stage of which year an official result is of, in the trail. */
@Component
class StageResultTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("stage-result", StageResult.class, "':' || r.evaluation || ':' || r.stage",
        "stage-result:", "r.stage || ' · ' || r.evaluation"));
  }
}
