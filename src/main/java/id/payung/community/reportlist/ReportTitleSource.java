package id.payung.community.reportlist;

import id.payung.audit.RecordTitle;
import id.payung.community.Report;
import java.util.List;
import org.springframework.stereotype.Component;

/** What reports are called in the trail: number, day and village, never what somebody wrote into them. */
@Component
class ReportTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("report", Report.class,
        "r.receipt || ' · ' || to_char(r.held_on, 'DD-MM-YYYY') || coalesce(' · ' || "
            + RecordTitle.villageSql("village") + ", '')"));
  }
}
