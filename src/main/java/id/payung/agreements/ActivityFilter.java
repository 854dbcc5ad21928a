package id.payung.agreements;

import id.payung.platform.list.PageKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list of activities is narrowed to, and where it goes on.
 *
 * @param question a question's code, or an indicator's for all of its questions
 * @param byTitle by title instead of by end
 */
public record ActivityFilter(int year, String q, @Nullable UUID office, @Nullable UUID village, String question,
    @Nullable ProgressStatus status, boolean byTitle, @Nullable String page) {

  public boolean hasConditions() {
    return !q.isBlank() || office != null || village != null || !question.isBlank() || status != null;
  }

  void appendOrder(StringBuilder sql, Map<String, @Nullable Object> params) {
    List<String> after = PageKey.decode(page, 2);
    if (after != null) {
      sql.append(byTitle ? " AND (a.title, a.id) > (:afterValue, CAST(:afterId AS uuid))"
          : " AND (a.ends, a.id) > (CAST(:afterValue AS date), CAST(:afterId AS uuid))");
      params.put("afterValue", after.getFirst());
      params.put("afterId", after.getLast());
    }
    sql.append(byTitle ? " ORDER BY a.title, a.id" : " ORDER BY a.ends, a.id");
  }

  public String pageKeyOf(ActivityView row) {
    return PageKey.encode(byTitle ? row.title() : row.ends(), row.id());
  }
}
