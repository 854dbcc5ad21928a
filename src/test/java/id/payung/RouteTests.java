package id.payung;

import static id.payung.SiteCrawler.MARKER;
import static id.payung.SiteCrawler.NEIGHBOUR_REGENCY;
import static id.payung.SiteCrawler.OWN_REGENCY;
import static id.payung.SiteCrawler.PEOPLE;
import static id.payung.SiteCrawler.PLANTED_ID;
import static id.payung.SiteCrawler.UUID_IN_PATH;
import static id.payung.SiteCrawler.bodyText;
import static id.payung.SiteCrawler.findAnnotation;
import static id.payung.SiteCrawler.withoutQuery;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.PublicAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Every route that the dispatcher serves, over the demonstration: people of every role walk from page to page, and what
 * they found is opened again by those who must not. In the neighbouring regency every table holds a row with a marker
 * that nobody here may ever read.
 */
@DemoApplicationTest
class RouteTests {
  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository inReach;

  @BeforeAll
  void everybody_walks() throws Exception {
    crawler.crawlAll();
  }

  @Test
  void every_handler_says_who_may_come_in() {
    Set<String> silent = new TreeSet<>();
    crawler.forEachHandler((info, method) -> {
      if (findAnnotation(method, AllowedRoles.class) == null && findAnnotation(method, AllowedToSignedIn.class) == null
          && findAnnotation(method, PublicAccess.class) == null
          && findAnnotation(method, AllowedToDevice.class) == null) {
        silent.add(method + " " + info);
      }
    });

    assertThat(crawler.pages()).hasSizeGreaterThan(60);
    assertThat(silent).isEmpty();
  }

  @Test
  void whoever_follows_the_links_never_meets_a_broken_page_or_a_missing_word() {
    assertThat(crawler.faults()).isEmpty();
    assertThat(crawler.crawlOf("sekretaris")).hasSizeGreaterThan(60);
    assertThat(crawler.crawlOf("patbm.malili")).hasSizeGreaterThan(5);
  }

  @Test
  void no_page_asks_more_than_twelve_times() {
    Map<String, String> many = new TreeMap<>();
    int pages = 0;
    for (Map.Entry<String, Map<String, SiteCrawler.CrawledPage>> walk : crawler.crawls().entrySet()) {
      for (SiteCrawler.CrawledPage seen : walk.getValue().values()) {
        pages += seen.isPage() ? 1 : 0;
        if (seen.isPage() && seen.statements().size() > 12) {
          many.put(walk.getKey() + " " + seen.address(),
              seen.statements().size() + ": " + String.join("\n    ", seen.statements()));
        }
      }
    }

    assertThat(pages).isGreaterThan(500);
    assertThat(many).isEmpty();
  }

  @Test
  void every_page_was_met_on_somebodys_way() {
    Set<String> met = new TreeSet<>();
    crawler.crawls()
        .values()
        .forEach(walk -> walk.values()
            .stream()
            .filter(seen -> seen.status() < 400 && seen.route() != null)
            .forEach(seen -> met.add(seen.route().getPatternString())));
    Set<String> unmet = new TreeSet<>();
    crawler.pages().forEach((pattern, method) -> {
      if (findAnnotation(method, AllowedToDevice.class) == null && findAnnotation(method, PublicAccess.class) == null
          && !met.contains(pattern.getPatternString())) {
        unmet.add(pattern.getPatternString());
      }
    });

    assertThat(unmet)
        .as("pages that no link leads to, or that need data the demonstration lacks: link them, or say here why not")
        .isSubsetOf(UNLINKED);
  }

  /** Pages that are reached from a form's answer or in a state that the demonstration is not in. */
  // @formatter:off
  private static final Set<String> UNLINKED =
      Set.of(
          "/", // the front door: leads on at once
          "/mulai", // likewise
          "/{regency:\\d\\d\\.\\d\\d}/settings/regencies", // nobody of the demonstration is a system administrator
          "/{regency:\\d\\d\\.\\d\\d}/settings/regency/crest", // after a coat of arms was uploaded
          "/api/v1/{regency:\\d{2}\\.\\d{2}}/reports/{id}", // machines follow ids, not links
          "/api/v1/{regency:\\d{2}\\.\\d{2}}/evidence/{id}",
          "/api/v1/{regency}/activities/{id}",
          "/api/v1/{regency}/agreements/{id}",
          "/{regency}/evidence/facts", // from the few questions that ask for a count
          "/{regency}/evidence/exports/{job}", // after a package was made
          "/{regency}/evidence/exports/{job}/parts/{nr}",
          "/{regency}/calendar/{mandate}/renewal", // after an address was made
          "/{regency}/calendar/{mandate}/revocation",
          "/{regency}/agreements/{id}/reopening", // after it was ended
          "/{regency}/bulk/{run}", // asked by the script of a page whose form is under way
          "/{regency}/jobs/{id}", // after a job was started
          "/{regency}/jobs/{id}/progress",
          "/{regency}/jobs/{id}/result",
          "/{regency}/kla/{year:\\d{4}}/desk/{id}", // after a session at the desk
          "/{regency}/kla/{year:\\d{4}}/desk/{id}/minutes.pdf",
          "/{regency}/kla/{year:\\d{4}}/letters/{id}/letter.pdf", // after a letter was written
          "/{regency}/kla/{year:\\d{4}}/results/{stage:[A-Z]{2,4}}/document", // after a result came with its paper
          "/{regency}/kla/{year:\\d{4}}/sprint", // while questions are reopened
          "/{regency}/activities/{id}/reports/{what}/counting-again", // after something was taken back
          "/{regency}/activities/{id}/trainings/{what}/taking-back",
          "/{regency}/activities/{id}/trainings/new", // for trainings
          "/{regency}/agreements/{id}/versions/{number}", // after a renewal
          "/{regency}/agreements/{id}/versions/{number}/dropping", // while it is a draft
          "/{regency}/agreements/{id}/versions/{number}/file", // with a signed file
          "/{regency}/agreements/{id}/versions/{number}/file/thumbnail", // where that is a photo
          "/{regency}/plans/{id}/versions/{number}/signed/file",
          "/{regency}/plans/{id}/versions/{number}/return", // while a version is offered
          "/{regency}/plans/{id}/imports/{batch}/undoing", // after an import
          "/{regency}/evidence/{id}/comparisons", // of a waiting file that looks like another
          "/{regency}/evidence/uses/{use}/take-back",
          "/{regency}/reports/{id}/attendance/{file}",
          "/{regency}/reports/{id}/return",
          "/{regency}/papers/partners", // the partner's papers, from the first page of who has some
          "/{regency}/papers/partners/{partner}",
          "/{regency}/papers/partners/{partner}/head-office.pdf",
          "/{regency}/papers/partners/{partner}/photos/{item}",
          "/{regency}/papers/partners/{partner}/report.pdf",
          "/{regency}/papers/partners/{partner}/report.xlsx");
  // @formatter:on

  @Test
  void a_stranger_is_sent_to_the_door() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (SiteCrawler.CrawledPage seen : crawler.listRouteAddresses()) {
      if (findAnnotation(Objects.requireNonNull(crawler.pages().get(seen.route())), PublicAccess.class) == null) {
        MockHttpServletResponse answer = crawler.openPage(seen.address(), null);
        boolean shut = answer.getStatus() == 401
            || answer.getStatus() / 100 == 3 && String.valueOf(answer.getHeader("Location")).contains("/masuk");
        if (!shut) {
          open.put(seen.address(), answer.getStatus());
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void a_person_of_another_regency_finds_nothing_here_and_nothing_of_ours_at_home() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (SiteCrawler.CrawledPage seen : crawler.listRouteAddresses()) {
      if (!seen.address().contains("/" + OWN_REGENCY)
          || findAnnotation(Objects.requireNonNull(crawler.pages().get(seen.route())), AllowedToDevice.class) != null) {
        continue;
      }
      int here = crawler.openPage(seen.address(), "admin.lutra").getStatus();
      if (here != 404) {
        open.put(seen.address(), here);
      }
      if (seen.status() > 0 && UUID_IN_PATH.matcher(withoutQuery(seen.address())).find()) { // a made-up one holds what
                                                                                            // was
        // planted there
        String home = seen.address().replace("/" + OWN_REGENCY, "/" + NEIGHBOUR_REGENCY);
        int there = crawler.openPage(home, "admin.lutra").getStatus();
        if (there < 400 || there >= 500) { // whatever state the rows there are in
          open.put(home, there);
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void what_is_planted_next_door_opens_to_nobody_here() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (SiteCrawler.CrawledPage seen : crawler.listOnePerRoute()) {
      Matcher id = UUID_IN_PATH.matcher(withoutQuery(seen.address()));
      if (id.find()) {
        String address = id.replaceAll(PLANTED_ID.toString());
        for (String person : List.of("admin", "sekretaris", "kakao")) {
          MockHttpServletResponse answer = crawler.openPage(address, person);
          if (answer.getStatus() != 404 && answer.getStatus() != 403) {
            open.put(person + " " + address, answer.getStatus());
          }
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void the_wrong_role_is_turned_away() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int tried = 0;
    for (SiteCrawler.CrawledPage seen : crawler.listOnePerRoute()) {
      AllowedRoles allowed =
          findAnnotation(Objects.requireNonNull(crawler.pages().get(seen.route())), AllowedRoles.class);
      if (allowed == null) {
        continue;
      }
      for (Map.Entry<String, Set<Role>> person : PEOPLE.entrySet()) {
        if (List.of(allowed.value()).stream().noneMatch(person.getValue()::contains)) {
          int status = crawler.openPage(seen.address(), person.getKey()).getStatus();
          if (status != 403) {
            open.put(person.getKey() + " " + seen.address(), status);
          }
          tried++;
          break;
        }
      }
    }

    assertThat(tried).isGreaterThan(15);
    assertThat(open).isEmpty();
  }

  @Test
  void a_narrow_person_opens_no_record_that_their_rows_do_not_hold() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int tried = 0;
    for (String person : List.of("kakao", "patbm.malili", "disdukcapil")) {
      Set<UUID> visible = inReach.findVisibleIds(person);
      for (SiteCrawler.CrawledPage seen : crawler.crawlOf("sekretaris").values()) {
        List<String> ids = UUID_IN_PATH.matcher(withoutQuery(seen.address()))
            .results()
            .map(java.util.regex.MatchResult::group)
            .toList();
        if (ids.isEmpty() || ids.stream().map(UUID::fromString).allMatch(visible::contains)) {
          continue;
        }
        int status = crawler.openPage(seen.address(), person).getStatus();
        tried++;
        if (status < 400) {
          open.put(person + " " + seen.address(), status);
        }
      }
    }

    assertThat(tried).isGreaterThan(15);
    assertThat(open).isEmpty();
  }

  @Test
  void nobody_here_ever_reads_the_neighbours_marker_and_everybody_reads_their_own() throws Exception {
    Set<String> leaks = new TreeSet<>();
    crawler.crawls()
        .forEach((person, walk) -> walk.values()
            .stream()
            .filter(seen -> seen.body().contains(MARKER))
            .forEach(seen -> leaks.add(person + " " + seen.address())));
    for (String search : List.of("/organisations?q=", "/people?q=", "/meetings?q=", "/drafts?q=", "/agreements?q=",
        "/activities?q=", "/reports?q=", "/reports/gallery?q=", "/reports/calendar?q=", "/reports/charts?q=",
        "/villages?q=", "/evidence/proposals?q=", "/trail?who=", "/search?q=")) {
      String body = bodyText(crawler.openPage("/" + OWN_REGENCY + search + MARKER, "admin"));
      if (body.replaceAll("value=\"[^\"]*\"", "").replaceAll("(?:href|action)=\"[^\"]*\"", "").contains(MARKER)) {
        leaks.add("admin " + search);
      }
    }

    assertThat(leaks).isEmpty();
    assertThat(bodyText(crawler.openPage("/" + NEIGHBOUR_REGENCY + "/organisations", "admin.lutra"))).contains(MARKER);
    for (String wanted : List.of("meetings.meeting.title", "agreements.agreement.title", "agreements.activity.title",
        "accounts.organisation.name")) {
      List<String> titles = listTitles(wanted);
      assertThat(titles).as(wanted).isNotEmpty();
      assertThat(crawler.crawlOf("sekretaris")
          .values()
          .stream()
          .anyMatch(seen -> titles.stream().anyMatch(title -> seen.body().contains(escaped(title)))))
          .as("the secretary reads one of %s", wanted)
          .isTrue();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private List<String> listTitles(String column) throws SQLException {
    int dot = column.lastIndexOf('.');
    List<String> titles = new ArrayList<>();
    try (Connection owner = inReach.asOwner();
        ResultSet row = owner.createStatement()
            .executeQuery("SELECT " + column.substring(dot + 1) + " FROM " + column.substring(0, dot)
                + " WHERE regency = '" + OWN_REGENCY + "' LIMIT 500")) {
      while (row.next()) {
        titles.add(row.getString(1));
      }
    }
    return titles;
  }
}
