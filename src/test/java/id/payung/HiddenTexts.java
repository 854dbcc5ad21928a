package id.payung;

import static id.payung.SiteCrawler.OWN_REGENCY;

import id.payung.platform.testing.SchemaChange;
import id.payung.platform.testing.StatementRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.HtmlUtils;

/** What a person may not read, by their policies, and how it is looked for in what they were shown. */
@TestComponent
class HiddenTexts {
  /** Shorter texts are codes and names that stand everywhere. */
  private static final int MIN_DISTINCTIVE_LENGTH = TextSearch.MIN_LENGTH;

  /** Pages of one record each, and the table that it stands in. */
  static final Map<String, String> RECORDS =
      Map.ofEntries(Map.entry("/meetings/", "meetings.meeting"), Map.entry("/meetings/decisions/", "meetings.decision"),
          Map.entry("/agreements/", "agreements.agreement"), Map.entry("/plans/", "agreements.plan"),
          Map.entry("/activities/", "agreements.activity"), Map.entry("/reports/", "community.report"),
          Map.entry("/evidence/", "evidence.item"), Map.entry("/evidence/thumbnails/", "evidence.item"),
          Map.entry("/evidence/uses/", "evidence.use"), Map.entry("/drafts/", "legislation.draft"),
          Map.entry("/needs/", "community.need_note"), Map.entry("/remarks/conversations/", "remarks.conversation"));

  private final SiteCrawler crawler;
  private final VisibleRowRepository visibleRows;
  private final Map<String, Boolean> published = new HashMap<>();
  private String publishedText = "";

  HiddenTexts(SiteCrawler crawler, VisibleRowRepository visibleRows) {
    this.crawler = crawler;
    this.visibleRows = visibleRows;
  }

  String publishedText() {
    if (publishedText.isEmpty()) {
      try {
        publishedText = readPublished();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return publishedText;
  }

  /** Each text that the person must not read now, with the column it stands in: for pages that are opened now. */
  Map<String, String> hiddenFrom(String person) throws SQLException {
    return findHiddenTexts(visibleRows.findVisibleTexts(person), visibleRows.findAllTexts(OWN_REGENCY));
  }

  /** Each text that the person must not read now, for each of these people. */
  Map<String, Map<String, String>> hiddenFromEach(List<String> people) throws SQLException {
    Map<String, Map<String, String>> hidden = new LinkedHashMap<>();
    for (String person : people) {
      hidden.put(person, hiddenFrom(person));
    }
    return hidden;
  }

  /** Each text that the person could not read when the pages of {@link SiteCrawler#crawlOf} were opened. */
  Map<String, String> hiddenAtCrawl(String person) {
    return findHiddenTexts(crawler.visibleTextsAtCrawl(person), crawler.allTextsAtCrawl());
  }

  private Map<String, String> findHiddenTexts(Map<String, Set<String>> visible, Map<String, Set<String>> allTexts) {
    Map<String, String> secrets = new LinkedHashMap<>();
    allTexts.forEach((column, texts) -> texts.stream()
        .filter(text -> isDistinctive(text) && !isPublished(text))
        .forEach(text -> secrets.putIfAbsent(text, column)));
    StringBuilder known = new StringBuilder();
    visible.values().forEach(texts -> texts.forEach(text -> known.append(text).append('\n')));
    secrets.keySet().removeAll(new TextSearch(secrets.keySet()).findIn(known.toString()));
    return secrets;
  }

  private boolean isPublished(String text) {
    return published.computeIfAbsent(text, publishedText()::contains);
  }

  /** What comes with the software is no secret: instruments, lists, words. */
  private static String readPublished() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String where : List.of("reference", "messages")) {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + where + "/**/*.*")) {
        all.append(file.getContentAsString(StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }

  private static boolean isDistinctive(String text) {
    return text.length() >= MIN_DISTINCTIVE_LENGTH && !text.matches("[\\d\\s.,:/-]+|[a-z_.-]+(/[a-z\\d.+-]+)?");
  }

  static Set<String> distinctiveTexts(Map<String, Set<String>> texts) {
    Set<String> telling = new HashSet<>();
    texts.values().forEach(all -> all.stream().filter(HiddenTexts::isDistinctive).forEach(telling::add));
    return telling;
  }

  static Map<String, String> toHiddenTexts(Set<String> texts) {
    Map<String, String> secrets = new LinkedHashMap<>();
    texts.forEach(text -> secrets.put(text, "of the other"));
    return secrets;
  }

  static void findLeaks(String person, Map<String, SiteCrawler.CrawledPage> walk, Map<String, String> secrets,
      Map<String, String> found) {
    TextSearch search = new TextSearch(secrets.keySet());
    for (SiteCrawler.CrawledPage seen : walk.values()) {
      for (String secret : search.findIn(HtmlUtils.htmlUnescape(seen.body()))) {
        found.put(person + " " + seen.address() + " ← " + secrets.get(secret),
            secret.length() > 60 ? secret.substring(0, 60) : secret);
      }
    }
  }

  /** An answer without what differs from one to the next. */
  record NormalisedResponse(int status, String body, List<String> questions) {}

  NormalisedResponse openPage(String address, String person) throws Exception {
    MockHttpServletResponse[] answer = new MockHttpServletResponse[1];
    List<String> asked = StatementRecorder.record(() -> answer[0] = crawler.openPage(address, person));
    String id = address.substring(address.lastIndexOf('/') + 1);
    return new NormalisedResponse(answer[0].getStatus(), normalisedBody(answer[0], id),
        asked.stream().map(sql -> sql.replaceAll("'[^']*'", "?")).toList());
  }

  static String normalisedBody(MockHttpServletResponse answer, String word) throws Exception {
    return HtmlUtils.htmlUnescape(SiteCrawler.bodyText(answer))
        .replace(word, "")
        .replace(urlEncode(word), "")
        .replace(urlEncode(word).replace("%20", "+"), "")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("name=\"until\" value=\"\\d+\"", "") // the hour of the page
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "")
        .replaceAll("\\b[0-9a-f]{12}\\b", "");
  }

  /** From where two texts part. */
  static String difference(String one, String other) {
    int at = org.springframework.util.StringUtils.hasLength(one) ? 0 : -1;
    while (at >= 0 && at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at < 0 ? "" : excerpt(one, at) + " ≠ " + excerpt(other, at);
  }

  private static String excerpt(String text, int at) {
    return text.substring(Math.max(0, Math.min(at - 40, text.length())), Math.min(text.length(), at + 60))
        .replaceAll("\\s+", " ");
  }

  static String urlEncode(String word) {
    return java.net.URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  List<UUID> listIds(String table, String regency) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection owner = visibleRows.asOwner();
        ResultSet row = owner.createStatement()
            .executeQuery("SELECT id FROM " + table + " WHERE regency = '" + regency + "' ORDER BY id LIMIT 40")) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  void alterRowSecurity(String what) throws SQLException {
    try (Connection owner = visibleRows.asOwner(); Statement statement = owner.createStatement()) {
      Set<String> tables = new TreeSet<>();
      try (ResultSet row = statement.executeQuery("SELECT target FROM platform.guarded")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        SchemaChange.run(owner, "ALTER TABLE " + table + " " + what + " ROW LEVEL SECURITY");
      }
    }
  }
}
