package id.payung.platform.sitesearch;

import java.util.List;

/** What a module declares of its records: one class of it is all that the search of everything needs. */
public interface SearchSource {
  List<SearchableRecord> searchableRecords();
}
