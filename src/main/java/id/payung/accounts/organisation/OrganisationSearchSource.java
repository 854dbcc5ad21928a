package id.payung.accounts.organisation;

import id.payung.accounts.Organisation;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.sitesearch.SearchSource;
import id.payung.platform.sitesearch.SearchableRecord;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Offices and partners, found by their names by those who keep their list. */
@Component
class OrganisationSearchSource implements SearchSource {
  @Override
  public List<SearchableRecord> searchableRecords() {
    return List.of(SearchableRecord
        .of(Organisation.class, SearchKind.of(81, "accounts.organisations.door", "office", "/organisations"))
        .title("r.name")
        .detail("r.short_name")
        .ordered("r.name, r.id")
        .openTo(OrganisationController.READERS));
  }
}
