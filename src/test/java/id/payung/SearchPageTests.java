package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Every list with a place to search, asked as people type and as copied text is. */
@DemoApplicationTest
class SearchPageTests {
  /** What a list is asked by, and the column that it shows. */
  private static final Map<String, String> LISTS = Map.of("/meetings?q=", "meetings.meeting.title",
      "/meetings/decisions?show=all&q=", "meetings.decision.text", "/agreements?q=", "agreements.agreement.title",
      "/plans?q=", "agreements.plan.title", "/activities?year=2025&q=", "agreements.activity.title", "/reports?q=",
      "community.report.title", "/evidence?q=", "evidence.item.title", "/organisations?q=",
      "accounts.organisation.name", "/people?q=", "accounts.mandate.person_name");
  private static final String EVERYTHING = "/search?q=";

  private static final Pattern LINK = Pattern.compile("<li>\\s*<a href=\"(/73[^\"]+)\">");

  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository rows;

  @Test
  void a_list_finds_what_it_holds_however_it_is_typed() throws Exception {
    Map<String, String> missed = new TreeMap<>();
    for (Map.Entry<String, String> list : listsAndTheSearchOfAll()) {
      String shown = someText(list.getValue());
      for (String typed : List.of(shown, reversed(shown), shown.toUpperCase().replace(" ", "  "),
          shown.replace(" ", "\u00A0\u200B"), "’" + shown.replace("a", "a\u0301").replace("-", "\u2013") + "\u00B4")) {
        String rest = found(list.getKey(), whoReads(list.getValue()), typed);
        if (!rest.contains(shown)) {
          missed.put(list + " " + typed, rest.replaceAll("(?s)^.*<main|<[^>]*>|\\s+", " ").substring(0, 200));
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void the_search_of_everything_forgives_a_letter_in_each_kind() throws Exception {
    Map<String, String> missed = new TreeMap<>();
    for (String column : new TreeSet<>(LISTS.values())) {
      String shown = someText(column);
      String word =
          Arrays.stream(shown.split(" ")).filter(each -> !misspelt(each).equals(each)).findFirst().orElseThrow();
      String typed = shown.replace(word, misspelt(word));
      String rest = found(EVERYTHING, whoReads(column), typed);
      if (!rest.contains(shown) || !rest.contains("beda satu huruf")) {
        missed.put(column + " " + typed, rest.replaceAll("(?s)^.*<main|<[^>]*>|\\s+", " "));
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void questions_villages_and_nothing_are_found_too() throws Exception {
    assertThat(found(EVERYTHING, "sekretaris", "desa baruga")).contains("/villages/").contains("Baruga");
    assertThat(found(EVERYTHING, "sekretaris", "akta kelahrian")).contains("/questions/4.1");
    assertThat(found(EVERYTHING, "ajudan", "akta kelahiran")).doesNotContain("/questions/");
    assertThat(found(EVERYTHING, "sekretaris", "qxqxqx")).contains("Tidak ada yang cocok");
    assertThat(found(EVERYTHING, "sekretaris", "rt")).contains("sedikitnya tiga huruf");
  }

  /** What a person may not list is no group of theirs; and each group leads only where they may go. */
  @Test
  void whatever_is_found_opens_for_whoever_found_it() throws Exception {
    Map<String, Integer> shut = new TreeMap<>();
    int opened = 0;
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      for (String typed : List.of("anak", "malili", "rapat", "dinas", "data")) {
        Matcher link = LINK.matcher(found(EVERYTHING, person, typed));
        while (link.find()) {
          int status = crawler.openPage(HtmlUtils.htmlUnescape(link.group(1)), person).getStatus();
          opened++;
          if (status != 200) {
            shut.put(person + " " + link.group(1), status);
          }
        }
      }
    }
    assertThat(opened).isGreaterThan(200);
    assertThat(shut).isEmpty();
  }

  private static List<Map.Entry<String, String>> listsAndTheSearchOfAll() {
    List<Map.Entry<String, String>> all = new ArrayList<>(LISTS.entrySet());
    LISTS.values().forEach(column -> all.add(Map.entry(EVERYTHING, column)));
    return all;
  }

  /** The page without what was typed and without marks. */
  private String found(String list, String person, String typed) throws Exception {
    String page = "/" + SiteCrawler.OWN_REGENCY + list + HiddenTexts.urlEncode(typed);
    String body = SiteCrawler.bodyText(crawler.openPage(page, person)).replaceAll("</?mark>", "");
    return HtmlUtils.htmlUnescape(body).replace("value=\"" + typed + "\"", "");
  }

  /** Two letters in the middle have changed places. */
  private static String misspelt(String word) {
    int middle = word.length() / 2;
    boolean plain = word.length() > 5 && word.chars().allMatch(Character::isLetter);
    return plain
        ? word.substring(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.substring(middle + 1)
        : word;
  }

  private static String whoReads(String column) {
    return column.startsWith("accounts.") ? "admin" : "sekretaris";
  }

  /** The longest that has a plain word to misspell, so that little else has all its words. */
  private String someText(String column) throws SQLException {
    String table = column.substring(0, column.lastIndexOf('.'));
    String name = column.substring(column.lastIndexOf('.') + 1);
    try (Connection owner = rows.asOwner(); ResultSet row = owner.createStatement().executeQuery("""
        SELECT %1$s FROM %2$s WHERE regency = '%3$s' AND %1$s ~ ' ' AND %1$s ~ '(^| )[[:alpha:]]{6,}( .*|$)' %4$s
         ORDER BY length(%1$s) DESC, 1 LIMIT 1
        """.formatted(name, table, SiteCrawler.OWN_REGENCY, standing(table)))) {
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
