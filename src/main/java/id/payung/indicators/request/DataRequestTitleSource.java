package id.payung.indicators.request;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** What requests, their letters and who owns which data are called in the trail. */
@Component
class DataRequestTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("request-letter", DataRequestLetter.class, "r.number"),
        new RecordTitle("request", DataRequest.class, "':' || r.evaluation || ':' || r.question", "request:",
            "r.question || ' · ' || r.evaluation"),
        new RecordTitle("data-owner", DataRequestRepository.OwnerOffice.class, "':' || r.owner", "owner:",
            RecordTitle.organisationSql("organisation")));
  }
}
