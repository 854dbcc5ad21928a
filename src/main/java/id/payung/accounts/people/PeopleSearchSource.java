package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.sitesearch.SearchSource;
import id.payung.platform.sitesearch.SearchableRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** People with a running mandate, found by their name by those who administer them. */
@Component
class PeopleSearchSource implements SearchSource {
  @Override
  public List<SearchableRecord> searchableRecords() {
    return List.of(SearchableRecord.of(Mandate.class, SearchKind.of(80, "accounts.people.door", "people", "/people"))
        .key("r.person")
        .title("r.person_name")
        .detail("(SELECT o.name FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.organisation)")
        .standing("r.ended_at IS NULL")
        .ordered("r.person_name, r.id")
        .openTo(PeopleController.READERS));
  }
}
