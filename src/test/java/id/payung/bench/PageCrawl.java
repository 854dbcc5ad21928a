package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of a running installation as one person sees them, without what differs at each reading. */
final class PageCrawl {
  private static final String R = "/73.24";
  private static final int PAGES = 60;
  private static final Pattern LINK = Pattern.compile("href=\"(/73\\.24[^\"#]*)\"");

  private PageCrawl() {}

  /** Without a mark her first page tells of seven days, and what is seven days old leaves it between two readings. */
  static void fixSpanOfChanges(PayungProcess payung, String session) throws Exception {
    long fiveDaysAgo = Instant.now().minus(Duration.ofDays(5)).toEpochMilli();
    var answer = payung.send(payung.request(R + "/changes/mark")
        .header("Cookie", "payung=" + session + "; XSRF-TOKEN=sama")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(InstallationSnapshot.CSRF_FIELD + "&until=" + fiveDaysAgo)));
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  /** A page, read again while it says that a busy machine left its block of changes out. */
  private static String fetchWhole(PayungProcess payung, String path, String session) throws Exception {
    AtomicReference<String> page = new AtomicReference<>("");
    PollingWait.waitUntil(Duration.ofSeconds(60), 500, () -> {
      page.set(InstallationSnapshot.fetchPage(payung, path, session));
      return !page.get().contains("Daftar perubahan tidak sempat disusun");
    });
    return page.get();
  }

  /** What she can reach from her first page by links, scores and regent's page first. */
  static Map<String, String> crawl(PayungProcess payung, String session) throws Exception {
    Map<String, String> pages = new TreeMap<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(R, R + "/kla/2026", R + "/regent", R + "/activities", R + "/reports",
        R + "/evidence", R + "/meetings", R + "/agreements"));
    Set<String> seen = new HashSet<>(ahead);
    while (!ahead.isEmpty() && pages.size() < PAGES) {
      String path = ahead.poll();
      String page = fetchWhole(payung, path, session);
      if (page.startsWith("200") && page.contains("<html")) {
        pages.put(path, withoutVolatileParts(page));
        Matcher link = LINK.matcher(page);
        while (link.find()) {
          String next = link.group(1).replace("&amp;", "&");
          if (!next.contains(".xlsx") && !next.contains(".pdf") && !next.contains(".png") && !next.contains("export")
              && !next.contains("/new") && seen.add(next)) {
            ahead.add(next);
          }
        }
      }
    }
    return pages;
  }

  /**
   * Ids that are made for a form, the hour of a page, how long ago something was, and the bar that only one begun as a
   * demonstration has.
   */
  private static String withoutVolatileParts(String page) {
    return page.replaceAll("(?s)<form class=\"demonstration\".*?</form>", "")
        .replaceAll("\\s*\n\\s*", "\n")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("(name=\"[A-Za-z]+\" value=\")[0-9a-f-]{36}", "$1–")
        .replaceAll("name=\"until\" value=\"\\d+\"", "–")
        .replaceAll("\\d+ (detik|menit|jam) (yang )?lalu", "–");
  }
}
