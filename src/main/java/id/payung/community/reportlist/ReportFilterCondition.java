package id.payung.community.reportlist;

import id.payung.platform.search.SearchCondition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filter of reports as a condition on the table {@code r}: the list, the gallery, the calendar and the charts say
 * the same.
 */
public record ReportFilterCondition(String sql, Map<String, @Nullable Object> params) {

  public static ReportFilterCondition of(ReportFilter filter) {
    boolean conflict = filter.status().equals("conflict");
    SearchCondition search = SearchCondition.of("r.search", filter.q());
    Map<String, @Nullable Object> params = new HashMap<>(search.params());
    params.put("village", filter.village());
    params.put("activity", filter.activity());
    params.put("from", filter.from());
    params.put("to", filter.to());
    params.put("status", filter.status());
    return new ReportFilterCondition(
        "r.regency = :regency" + (filter.village() == null ? "" : " AND r.village = :village")
            + (filter.activity() == null ? "" : " AND r.activity = :activity")
            + (filter.from() == null ? "" : " AND r.held_on >= :from")
            + (filter.to() == null ? "" : " AND r.held_on <= :to")
            + (conflict ? " AND r.conflicts > 0" : filter.status().isBlank() ? "" : " AND r.status = :status")
            + search.sql(),
        params);
  }
}
