package id.payung;

import static id.payung.SiteCrawler.OWN_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.StatementRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.HtmlUtils;

/** Everybody's first page over the demonstration: what changed stands there, and leads only where they may go. */
@DemoApplicationTest
class FirstPageChangesTests {
  private static final String FIRST = "/" + OWN_REGENCY;
  private static final int MOST_PAGES = 60;
  private static final Pattern LINE = Pattern.compile("<li class=\"named\">(.*?)</li>", Pattern.DOTALL);
  private static final Pattern ADDRESS = Pattern.compile("<a href=\"(/73[^\"]+)\"");
  private static final Pattern PICTURE = Pattern.compile("<img class=\"thumb\" src=\"([^\"]+)\"");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern GROUP = Pattern.compile(
      "<span class=\"count quiet\">([^<]*)</span></h3>(.*?)</div>\\s*(?=<div class=\"card|</div>)", Pattern.DOTALL);
  private static final Pattern KIND = Pattern.compile("/changes\\?kind=([a-z-]+)");
  private static final Pattern OPTION = Pattern.compile("<option value=\"([a-z-]+)\"");

  @Autowired SiteCrawler crawler;

  @Test
  void everybody_has_what_changed_on_their_first_page_within_twelve_statements() throws Exception {
    crawler.preparePages();
    Map<String, String> wrong = new TreeMap<>();
    Set<String> told = new HashSet<>();
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      crawler.sessionCookie(person);
      String[] body = new String[1];
      List<String> asked = StatementRecorder.record(() -> body[0] = open(FIRST, person));
      if (!body[0].contains("id=\"changes\"") || !body[0].contains("Sudah saya lihat")) {
        wrong.put(person, "no block");
      }
      if (asked.size() > 12) {
        wrong.put(person, asked.size() + " statements: "
            + asked.stream().map(sql -> sql.substring(0, Math.min(80, sql.length()))).toList());
      }
      LINE.matcher(body[0]).results().forEach(_ -> told.add(person));
    }
    assertThat(wrong).isEmpty();
    assertThat(told).as("who is told of something").hasSizeGreaterThan(12);
  }

  @Test
  void a_line_leads_only_where_they_may_go_and_no_line_comes_twice() throws Exception {
    crawler.preparePages();
    Map<String, String> wrong = new TreeMap<>();
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      for (Map.Entry<String, List<String>> kind : linesByKind(person).entrySet()) {
        List<String> lines = kind.getValue();
        // the trail tells of each deed, and two of one record may read alike
        if (!kind.getKey().equals("trail") && new HashSet<>(lines).size() != lines.size()) {
          wrong.put(person + " " + kind.getKey(), "twice");
        }
        for (String line : List.of(lines.getFirst(), lines.get(lines.size() / 2), lines.getLast())) {
          int status = crawler.openPage(addressOf(line), person).getStatus();
          if (status >= 400) {
            wrong.put(person + " " + addressOf(line), "status " + status);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The number of the first page, and as many lines on the pages behind it: none was counted that cannot be seen. */
  @Test
  void the_count_of_a_kind_is_that_of_its_lines() throws Exception {
    crawler.preparePages();
    Map<String, String> differ = new TreeMap<>();
    int compared = 0;
    for (String person : List.of("sekretaris", "kakao", "disdukcapil", "camat", "riwayat")) {
      Map<String, List<String>> lines = linesByKind(person);
      for (MatchResult group : GROUP.matcher(open(FIRST, person)).results().toList()) {
        Matcher kind = KIND.matcher(group.group(2));
        if (kind.find() && group.group(1).matches("\\d+")) {
          compared++;
          int seen = lines.getOrDefault(kind.group(1), List.of()).size();
          if (seen != Integer.parseInt(group.group(1))) {
            differ.put(person + " " + kind.group(1), group.group(1) + " counted, " + seen + " seen");
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(4);
    assertThat(differ).isEmpty();
  }

  @Test
  void a_partner_is_shown_no_photo_that_is_not_blurred_and_an_office_is_shown_photos() throws Exception {
    crawler.preparePages();
    Map<String, Integer> shown = new HashMap<>();
    for (String person : List.of("kakao", "disdukcapil", "sekretaris")) {
      for (String line : linesByKind(person).getOrDefault("reports", List.of())) {
        Matcher picture = PICTURE.matcher(line);
        if (picture.find()) {
          shown.merge(person, 1, Integer::sum);
          MockHttpServletResponse answer = crawler.openPage(HtmlUtils.htmlUnescape(picture.group(1)), person);
          assertThat(answer.getStatus()).as(person + " " + picture.group(1)).isEqualTo(200);
          String original = original(picture.group(1));
          if (person.equals("kakao") && original != null) {
            assertThat(answer.getContentAsByteArray()).as("blurred for the partner").isNotEqualTo(bytesOf(original));
          }
        }
      }
    }
    assertThat(shown).containsKey("sekretaris");
  }

  /** The same picture as the secretary is shown it, who sees faces; null where their line has none. */
  private @Nullable String original(String picture) throws Exception {
    String address = HtmlUtils.htmlUnescape(picture).replaceFirst("\\?.*", "");
    return linesByKind("sekretaris").getOrDefault("reports", List.of())
        .stream()
        .map(line -> PICTURE.matcher(line))
        .filter(Matcher::find)
        .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
        .filter(own -> own.startsWith(address))
        .findFirst()
        .orElse(null);
  }

  private byte[] bytesOf(String picture) throws Exception {
    return crawler.openPage(picture, "sekretaris").getContentAsByteArray();
  }

  private Map<String, List<String>> linesByKind(String person) throws Exception {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    String first = open(FIRST + "/changes", person);
    for (String kind : OPTION.matcher(first).results().map(found -> found.group(1)).toList()) {
      String address = FIRST + "/changes?kind=" + kind;
      for (int page = 0; page < MOST_PAGES && address != null; page++) {
        String body = open(address, person);
        for (String line : LINE.matcher(body).results().map(found -> found.group(1)).toList()) {
          lines.computeIfAbsent(kind, _ -> new ArrayList<>()).add(line);
        }
        Matcher next = NEXT.matcher(body);
        address = next.find() ? HtmlUtils.htmlUnescape(next.group(1)) : null;
      }
    }
    return lines;
  }

  private static String addressOf(String line) {
    Matcher address = ADDRESS.matcher(line);
    assertThat(address.find()).as(line).isTrue();
    return HtmlUtils.htmlUnescape(address.group(1));
  }

  private String open(String address, String person) throws Exception {
    MockHttpServletResponse answer = crawler.openPage(address, person);
    assertThat(answer.getStatus()).as(person + " " + address).isEqualTo(200);
    return answer.getContentAsString();
  }
}
