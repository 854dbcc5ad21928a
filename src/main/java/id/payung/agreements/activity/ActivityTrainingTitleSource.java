package id.payung.agreements.activity;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Of which activity a training is, in the trail: never who was trained. */
@Component
class ActivityTrainingTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("training", ActivityTraining.class, "to_char(r.held_on, 'DD-MM-YYYY') || ' · ' || "
        + "(SELECT a.title FROM agreements.activity a WHERE a.regency = r.regency AND a.id = r.activity)"));
  }
}
