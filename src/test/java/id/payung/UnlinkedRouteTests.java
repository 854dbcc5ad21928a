package id.payung;

import static id.payung.SiteCrawler.OWN_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The pages that no link of the demonstration leads to, with records that are there: whom they open to, and to whom
 * they do not.
 */
@DemoApplicationTest
class UnlinkedRouteTests {
  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository inReach;

  /** A page with a record behind it, who opens it, and who must not: by role (403), by reach (404). */
  private record UnlinkedPage(String address, String opens, List<String> closed) {}

  private final List<UnlinkedPage> pages = new ArrayList<>();

  @BeforeAll
  void find_what_they_show() throws Exception {
    crawler.preparePages();
    addPage("/agreements/"
        + queryOne(
            "SELECT agreement FROM agreements.agreement_version WHERE regency = '73.24' ORDER BY agreement LIMIT 1")
        + "/versions/1", "sekretaris", "patbm.malili");
    String filed = queryOne(
        "SELECT agreement || '/versions/' || number || '/file' FROM agreements.agreement_version WHERE regency = "
            + "'73.24' AND file_sha256 IS NOT NULL ORDER BY agreement LIMIT 1");
    if (filed != null) {
      addPage("/agreements/" + filed, "sekretaris", "patbm.malili");
    }
    String plan = queryOne(
        "SELECT plan || '/versions/' || number FROM agreements.plan_version WHERE regency = '73.24' ORDER BY plan "
            + "LIMIT 1");
    addPage("/plans/" + plan + "/return", "sekretaris", "patbm.malili");
    String report = queryOne(
        "SELECT id FROM community.report WHERE regency = '73.24' AND status <> 'withdrawn' ORDER BY id LIMIT 1");
    addPage("/reports/" + report + "/return", "sekretaris", "kakao", "polres");
    String counted = queryOne(
        "SELECT activity || '/reports/' || report FROM agreements.volume WHERE regency = '73.24' ORDER BY report "
            + "LIMIT 1");
    addPage("/activities/" + counted + "/counting-again", "sekretaris", "polres");
    String activity = queryOne("SELECT id FROM agreements.activity WHERE regency = '73.24' ORDER BY id LIMIT 1");
    addPage("/activities/" + activity + "/trainings/" + Ids.next() + "/taking-back", "sekretaris", "polres");
    addPage("/activities/" + activity + "/trainings/new", "sekretaris", "polres", "patbm.malili");
    addPage("/evidence/uses/" + queryOne("SELECT id FROM evidence.use WHERE regency = '73.24' ORDER BY id LIMIT 1")
        + "/take-back", "sekretaris", "kakao", "patbm.malili");
    addPage("/evidence/" + queryOne("SELECT id FROM evidence.item WHERE regency = '73.24' ORDER BY id LIMIT 1")
        + "/comparisons", "sekretaris", "patbm.malili");
    String partner = queryOne(
        "SELECT organisation FROM accounts.mandate m JOIN accounts.person p ON p.id = m.person WHERE m.regency = "
            + "'73.24' AND p.sign_in_name = 'kakao'");
    addPage("/papers/partners", "kakao", "patbm.malili");
    for (String paper : List.of("", "/report.pdf", "/head-office.pdf", "/report.xlsx")) {
      addPage("/papers/partners/" + partner + paper, "kakao", "mitra", "patbm.malili", "disdukcapil");
    }
    for (String api : List.of("reports/" + report,
        "evidence/" + queryOne("SELECT id FROM evidence.item WHERE regency = '73.24' ORDER BY id LIMIT 1"),
        "activities/" + activity,
        "agreements/" + queryOne("SELECT id FROM agreements.agreement WHERE regency = '73.24' ORDER BY id LIMIT 1"))) {
      pages.add(new UnlinkedPage("/api/v1/" + OWN_REGENCY + "/" + api, "sekretaris", List.of("polres")));
    }
  }

  private void addPage(String path, String opens, String... closed) {
    assertThat(path).doesNotContain("null");
    pages.add(new UnlinkedPage("/" + OWN_REGENCY + path, opens, List.of(closed)));
  }

  @Test
  void each_opens_to_whom_it_is_for() throws Exception {
    Map<String, Integer> shut = new TreeMap<>();
    for (UnlinkedPage page : pages) {
      int status = crawler.openPage(page.address(), page.opens()).getStatus();
      if (status >= 400) {
        shut.put(page.opens() + " " + page.address(), status);
      }
    }

    assertThat(shut).isEmpty();
  }

  @Test
  void each_stays_shut_to_all_others() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (UnlinkedPage page : pages) {
      List<String> others = new ArrayList<>(page.closed());
      others.add("admin.lutra");
      for (String person : others) {
        int status = crawler.openPage(page.address(), person).getStatus();
        if (status != 403 && status != 404) {
          open.put(person + " " + page.address(), status);
        }
      }
      int nobody = crawler.openPage(page.address(), null).getStatus();
      if (nobody != 401 && nobody / 100 != 3) {
        open.put("nobody " + page.address(), nobody);
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void most_of_the_unlinked_pages_are_among_them() {
    Set<String> tried = new TreeSet<>();
    for (UnlinkedPage page : pages) {
      PathContainer path = PathContainer.parsePath(page.address());
      crawler.pages()
          .keySet()
          .stream()
          .filter(pattern -> pattern.matches(path))
          .sorted(PathPattern.SPECIFICITY_COMPARATOR)
          .findFirst()
          .ifPresent(pattern -> tried.add(pattern.getPatternString()));
    }

    assertThat(tried).hasSizeGreaterThanOrEqualTo(16);
  }

  private @Nullable String queryOne(String sql) throws SQLException {
    try (Connection owner = inReach.asOwner(); ResultSet row = owner.createStatement().executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
