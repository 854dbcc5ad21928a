package id.payung.community.need;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** What notes of needs are called in the trail: day and village, never of whom they tell. */
@Component
class NeedTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("need-note", NeedNote.class,
        "to_char(r.day, 'DD-MM-YYYY') || coalesce(' · ' || " + RecordTitle.villageSql("village") + ", '')"));
  }
}
