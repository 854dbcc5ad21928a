package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.sitesearch.SearchSource;
import id.payung.platform.sitesearch.SearchableRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Files of the register, found by words of their title and their number. */
@Component
class EvidenceSearchSource implements SearchSource {
  @Override
  public List<SearchableRecord> searchableRecords() {
    return List.of(SearchableRecord.of(EvidenceItem.class, SearchKind.of(50, "evidence.title", "evidence", "/evidence"))
        .title("r.title")
        .detail("concat_ws(' · ', nullif(r.number, ''), (SELECT v.name FROM regions.region v WHERE v.id = r.village))")
        .day("coalesce(r.doc_date, r.held_on)")
        .standing("r.withdrawn IS NULL")
        .ordered("r.added_at DESC, r.id DESC")
        .openTo(EvidenceRegisterController.READERS));
  }
}
