package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Every list with a place to search, asked as people type and as copied text is. */
@DemoApplicationTest
class SearchPageTests {
  /** What a list is asked by, and the column that it shows. */
  private static final Map<String, String> LISTS = Map.of("/meetings?q=", "meetings.meeting.title", "/agreements?q=",
      "agreements.agreement.title", "/plans?q=", "agreements.plan.title", "/activities?year=2025&q=",
      "agreements.activity.title", "/reports?q=", "community.report.title", "/evidence?q=", "evidence.item.title",
      "/organisations?q=", "accounts.organisation.name", "/people?q=", "accounts.mandate.person_name");

  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository rows;

  @Test
  void a_list_finds_what_it_holds_however_it_is_typed() throws Exception {
    Map<String, String> missed = new TreeMap<>();
    for (Map.Entry<String, String> list : LISTS.entrySet()) {
      String shown = someText(list.getValue());
      for (String typed : List.of(shown, reversed(shown), shown.toUpperCase().replace(" ", "  "),
          shown.replace(" ", "\u00A0\u200B"), "’" + shown.replace("a", "a\u0301").replace("-", "\u2013") + "\u00B4")) {
        String page = "/" + SiteCrawler.OWN_REGENCY + list.getKey() + HiddenTexts.urlEncode(typed);
        String body = HtmlUtils.htmlUnescape(SiteCrawler.bodyText(crawler.openPage(page, whoReads(list.getKey()))));
        String rest = body.replace("value=\"" + typed + "\"", "");
        if (!rest.contains(shown)) {
          missed.put(list.getKey() + typed, rest.replaceAll("(?s)^.*<main|<[^>]*>|\\s+", " ").substring(0, 200));
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private static String whoReads(String list) {
    return list.startsWith("/people") || list.startsWith("/organisations") ? "admin" : "sekretaris";
  }

  /** The longest of few words, so that little else has them all. */
  private String someText(String column) throws SQLException {
    String table = column.substring(0, column.lastIndexOf('.'));
    String name = column.substring(column.lastIndexOf('.') + 1);
    try (Connection owner = rows.asOwner();
        ResultSet row = owner.createStatement()
            .executeQuery(
                "SELECT %1$s FROM %2$s WHERE regency = '%3$s' AND %1$s ~ ' ' %4$s ORDER BY length(%1$s) DESC, 1"
                    .formatted(name, table, SiteCrawler.OWN_REGENCY, standing(table)) + " LIMIT 1")) {
      assertThat(row.next()).as(column).isTrue();
      return row.getString(1);
    }
  }

  private static String standing(String table) {
    return switch (table) {
      case "evidence.item" -> "AND withdrawn IS NULL";
      case "meetings.meeting" -> "AND withdrawn_at IS NULL";
      case "accounts.mandate" -> "AND ended_at IS NULL";
      case "agreements.activity" -> "AND standing AND year = 2025";
      default -> "";
    };
  }

  private static String reversed(String text) {
    List<String> words = Arrays.asList(text.split(" "));
    Collections.reverse(words);
    return String.join(" ", words);
  }
}
