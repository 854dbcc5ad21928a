package id.payung.community.reportlist;

import id.payung.community.Report;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.sitesearch.SearchSource;
import id.payung.platform.sitesearch.SearchableRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports of villages, found by words of their title, their receipt and who wrote them. */
@Component
class ReportSearchSource implements SearchSource {
  @Override
  public List<SearchableRecord> searchableRecords() {
    return List.of(SearchableRecord.of(Report.class, SearchKind.of(42, "community.title", "photo", "/reports"))
        .title("r.title")
        .detail("r.receipt || ' · ' || (SELECT v.name FROM regions.region v WHERE v.id = r.village)")
        .day("r.held_on")
        .mark("CASE WHEN r.status IN ('withdrawn', 'review') THEN 'community.status.' || r.status END")
        .ordered("r.held_on DESC, r.id DESC"));
  }
}
