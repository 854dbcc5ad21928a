package id.payung.indicators.request;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** What letters of request are called in the trail. */
@Component
class RequestLetterTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("request-letter", DataRequestLetter.class, "r.number"));
  }
}
