package id.payung.indicators.check;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose answers of which year a sitting looked at, in the trail. */
@Component
class CheckingSessionTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("desk", CheckingSession.class,
        "r.evaluation || coalesce(' · ' || " + RecordTitle.organisationSql("organisation") + ", '')"));
  }
}
