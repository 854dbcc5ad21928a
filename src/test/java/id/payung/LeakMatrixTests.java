package id.payung;

import static id.payung.SiteCrawler.MARKER;
import static id.payung.SiteCrawler.NARROW;
import static id.payung.SiteCrawler.NEIGHBOUR_REGENCY;
import static id.payung.SiteCrawler.OWN_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.HtmlUtils;

/**
 * What a person may not read is taken from the database (every text of every row that the policies do not show them)
 * and looked for in everything that they can open: pages, lists, searches, the cells of their sheets, the pages of
 * their PDFs, the API. Then once more without the policies, when the code's own scopes stand alone.
 */
@DemoApplicationTest
class LeakMatrixTests extends LeakFixture {
  private static final Set<String> FIRST_PAGES = Set.of("/" + OWN_REGENCY, "/" + OWN_REGENCY + "/");
  private static final Pattern KEPT_NUMBER = Pattern.compile("(<span class=\"number menu-number-[a-z]+\">)\\s*"
      + "(?:<span class=\"count\">[^<]*(?:<span class=\"unseen\">[^<]*</span>)?[^<]*</span>\\s*)?");

  @Test
  void nobody_reads_a_word_of_a_row_that_is_not_theirs() throws Exception {
    Map<String, String> leaks = new TreeMap<>();
    for (String person : NARROW) {
      Map<String, String> hers = hiddenTexts.hiddenAtCrawl(person);
      assertThat(hers).as(person).hasSizeGreaterThan(20);
      HiddenTexts.findLeaks(person, crawler.crawlOf(person), hers, leaks);
    }

    assertThat(leaks).isEmpty();
    // and who sees the whole regency does read them: else nothing was looked for
    Map<String, String> read = new TreeMap<>();
    HiddenTexts.findLeaks("sekretaris", crawler.crawlOf("sekretaris"), hiddenTexts.hiddenAtCrawl("kakao"), read);
    assertThat(read).hasSizeGreaterThan(20);
  }

  @Test
  void the_scopes_of_the_code_hold_when_the_policies_are_gone() throws Exception {
    Map<String, Map<String, String>> hers = hiddenTexts.hiddenFromEach(NARROW);
    Map<String, Set<UUID>> visible = new LinkedHashMap<>();
    for (String person : NARROW) {
      visible.put(person, inReach.findVisibleIds(person));
    }
    Map<String, String> leaks = new TreeMap<>();
    hiddenTexts.alterRowSecurity("DISABLE");
    try {
      Map<String, SiteCrawler.CrawledPage> madeNow =
          crawler.additionalRecords().createSheets(List.of("disdukcapil", "polres"));
      for (String person : NARROW) {
        HiddenTexts.findLeaks(person, crawler.crawl(person), hers.get(person), leaks);
        SiteCrawler.CrawledPage made = madeNow.get(person);
        if (made != null) {
          HiddenTexts.findLeaks(person, Map.of(made.address(), made), hers.get(person), leaks);
        }
        for (Map.Entry<String, String> record : HiddenTexts.RECORDS.entrySet()) {
          List<UUID> all = new ArrayList<>(hiddenTexts.listIds(record.getValue(), OWN_REGENCY)
              .stream()
              .filter(id -> !visible.get(person).contains(id))
              .limit(12)
              .toList());
          all.add(SiteCrawler.PLANTED_ID);
          for (UUID id : all) {
            int status = crawler.openPage("/" + OWN_REGENCY + record.getKey() + id, person).getStatus();
            if (status != 404 && status != 403) {
              leaks.put(person + " " + record.getKey() + id, "status " + status);
            }
          }
        }
      }
      for (String person : List.of("sekretaris", "admin", "ajudan", "riwayat")) {
        HiddenTexts.findLeaks(person, crawler.crawl(person), Map.of(MARKER, "the neighbour's"), leaks);
      }
    } finally {
      hiddenTexts.alterRowSecurity("ENABLE");
    }

    assertThat(leaks).isEmpty();
  }

  /** Each kind by its own words: what a crawl does not type. */
  @Test
  void the_search_of_everything_keeps_to_its_scopes_when_the_policies_are_gone() throws Exception {
    Map<String, Map<String, String>> hers = hiddenTexts.hiddenFromEach(NARROW);
    Map<String, String> leaks = new TreeMap<>();
    Map<String, String> read = new TreeMap<>();
    hiddenTexts.alterRowSecurity("DISABLE");
    try {
      for (String person : NARROW) {
        for (String column : HiddenRecordLeakTests.EVERYTHING) {
          for (String hidden : firstOf(hers.get(person), column)) {
            if (showsFound(hidden, person)) {
              leaks.put(person + " " + column, hidden);
            }
            if (showsFound(hidden, "admin")) {
              read.put(column, hidden);
            }
          }
        }
      }
    } finally {
      hiddenTexts.alterRowSecurity("ENABLE");
    }

    assertThat(leaks).isEmpty();
    assertThat(read.keySet()).as("who sees all finds them").hasSizeGreaterThan(5);
  }

  private static List<String> firstOf(Map<String, String> hidden, String column) {
    return hidden.entrySet()
        .stream()
        .filter(secret -> secret.getValue().equals(column))
        .map(Map.Entry::getKey)
        .limit(3)
        .toList();
  }

  private boolean showsFound(String text, String person) throws Exception {
    String body =
        SiteCrawler.bodyText(crawler.openPage("/" + OWN_REGENCY + "/search?q=" + HiddenTexts.urlEncode(text), person))
            .replaceAll("</?mark>", "");
    return HtmlUtils.htmlUnescape(body).replace("value=\"" + text + "\"", "").contains(text);
  }

  /** Numbers tell too: a count that forgot its scope is larger when the policies do not cut it. */
  @Test
  void every_count_and_badge_is_the_same_without_the_policies() throws Exception {
    Map<String, Map<String, byte[]>> before = new LinkedHashMap<>();
    for (String person : NARROW) {
      Map<String, byte[]> pages = new LinkedHashMap<>();
      for (SiteCrawler.CrawledPage seen : crawler.crawlOf(person).values()) {
        if (seen.status() == 200 && seen.route() != null && !seen.address().contains("/jobs")
            && !seen.address().startsWith("/akun") && !seen.body().isEmpty()) {
          MockHttpServletResponse answer = crawler.openPage(seen.address(), person);
          if (answer.getStatus() == 200 && String.valueOf(answer.getContentType()).startsWith("text/html")) {
            pages.put(seen.address(), pack(withoutKeptNumbers(seen.address(), answer)));
          }
        }
      }
      before.put(person, pages);
    }
    Map<String, String> differ = new TreeMap<>();
    hiddenTexts.alterRowSecurity("DISABLE");
    try {
      for (String person : NARROW) {
        for (Map.Entry<String, byte[]> page : before.get(person).entrySet()) {
          String after = withoutKeptNumbers(page.getKey(), crawler.openPage(page.getKey(), person));
          String shown = unpack(page.getValue());
          if (!after.equals(shown)) {
            differ.put(person + " " + page.getKey(), HiddenTexts.difference(shown, after));
          }
        }
      }
    } finally {
      hiddenTexts.alterRowSecurity("ENABLE");
    }

    assertThat(before.values().stream().mapToInt(Map::size).sum()).isGreaterThan(100);
    assertThat(differ).isEmpty();
  }

  /** Hundreds of pages of several people stand in memory at once, beside what was crawled. */
  private static byte[] pack(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static String unpack(byte[] packed) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The menu repeats what the first page counted last, if anything is kept of it when the page is opened: the first
   * page itself counts anew, and stays whole.
   */
  private static String withoutKeptNumbers(String address, MockHttpServletResponse answer) throws Exception {
    String body = HiddenTexts.normalisedBody(answer, "");
    return FIRST_PAGES.contains(address) ? body : KEPT_NUMBER.matcher(body).replaceAll("$1");
  }

  @Test
  void who_has_work_in_two_regencies_never_meets_one_in_the_other() throws Exception {
    Map<String, SiteCrawler.CrawledPage> here = crawler.crawl("mitra", OWN_REGENCY);
    Map<String, SiteCrawler.CrawledPage> there = crawler.crawl("mitra", NEIGHBOUR_REGENCY);
    Set<String> ours = HiddenTexts.distinctiveTexts(inReach.findAllTexts(OWN_REGENCY));
    Set<String> theirs = HiddenTexts.distinctiveTexts(inReach.findAllTexts(NEIGHBOUR_REGENCY));
    Set<String> both = new HashSet<>(ours);
    both.retainAll(theirs);
    ours.removeAll(both);
    theirs.removeAll(both);
    // the switcher names both
    List.of(ours, theirs)
        .forEach(texts -> texts
            .removeIf(text -> text.startsWith("Kabupaten ") || hiddenTexts.publishedText().contains(text)));
    Map<String, String> mixed = new TreeMap<>();
    HiddenTexts.findLeaks("mitra", here, HiddenTexts.toHiddenTexts(theirs), mixed);
    HiddenTexts.findLeaks("mitra", there, HiddenTexts.toHiddenTexts(ours), mixed);
    Map<String, String> own = new TreeMap<>();
    HiddenTexts.findLeaks("mitra", here, HiddenTexts.toHiddenTexts(ours), own);

    assertThat(here).hasSizeGreaterThan(20);
    assertThat(there).hasSizeGreaterThan(10);
    assertThat(own).isNotEmpty();
    assertThat(mixed).isEmpty();
  }
}
