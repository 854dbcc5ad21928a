package id.payung.accounts.savedlist;

import id.payung.platform.ui.PageUrl;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a list's address is kept: its filters and order, and not the page of it that one happened to be on. */
final class SavedListAddress {
  /** A path of this site, below the regency. */
  static final String PATH = "(/[a-z0-9-]{1,40}){1,4}";
  static final int MAX_QUERY = 1_000;
  /** As it stands in an address, with all that has a meaning there encoded. */
  static final String QUERY = "[A-Za-z0-9=&%+._*-]{0," + MAX_QUERY + "}";

  private static final Set<String> NOT_KEPT = Set.of("list", "after", "page", "format");
  /** Where a list has no first day, the key of the page that one was on has its name. */
  private static final String FROM = "from";
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  private SavedListAddress() {}

  /** @param parameters of the request, by name */
  static String queryOf(Map<String, List<String>> parameters) {
    PageUrl query = PageUrl.of("");
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      if (!NOT_KEPT.contains(parameter.getKey()) && parameter.getKey().matches("[A-Za-z][A-Za-z0-9.-]{0,30}")) {
        for (String value : parameter.getValue()) {
          boolean page = parameter.getKey().equals(FROM) && !value.matches(DAY);
          query = page ? query : query.withParameter(parameter.getKey(), value);
        }
      }
    }
    return query.text().isEmpty() ? "" : query.text().substring(1);
  }

  static String join(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
