package id.payung;

import static id.payung.SiteCrawler.NARROW;
import static id.payung.SiteCrawler.NEIGHBOUR_REGENCY;
import static id.payung.SiteCrawler.OWN_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** One record, one search, one tag: what is hidden is not there, and nothing tells it from what never was. */
@DemoApplicationTest
class HiddenRecordLeakTests extends LeakFixture {
  /** Not each record has what stands at this address: papers and computed facts have no small picture. */
  private static final Set<String> ONLY_OF_SOME = Set.of("/evidence/thumbnails/");

  @Test
  void every_record_opens_to_those_whose_row_it_is_and_is_not_there_for_all_others() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    int opened = 0;
    int hidden = 0;
    for (String person : NARROW) {
      Set<UUID> visible = inReach.findVisibleIds(person);
      for (Map.Entry<String, String> record : HiddenTexts.RECORDS.entrySet()) {
        Set<UUID> own = inReach.findVisibleIdsIn(person, record.getValue());
        for (UUID id : hiddenTexts.listIds(record.getValue(), OWN_REGENCY)) {
          int status = crawler.openPage("/" + OWN_REGENCY + record.getKey() + id, person).getStatus();
          boolean mayLack = status == 404 && ONLY_OF_SOME.contains(record.getKey());
          if (own.contains(id) ? status / 100 != 2 && status / 100 != 3 && status != 403 && !mayLack
              : !visible.contains(id) && status != 404 && status != 403) {
            wrong.put(person + " " + record.getKey() + id,
                status + (own.contains(id) ? " of their own" : " of another's"));
          }
          opened += status == 200 ? 1 : 0;
          hidden += status == 404 ? 1 : 0;
        }
      }
    }

    assertThat(opened).isGreaterThan(50);
    assertThat(hidden).isGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_hidden_record_cannot_be_told_from_one_that_never_was() throws Exception {
    Map<String, String> told = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Set<UUID> visible = inReach.findVisibleIds(person);
      for (Map.Entry<String, String> record : HiddenTexts.RECORDS.entrySet()) {
        List<UUID> others = new ArrayList<>(hiddenTexts.listIds(record.getValue(), OWN_REGENCY)
            .stream()
            .filter(id -> !visible.contains(id))
            .limit(2)
            .toList());
        others.addAll(hiddenTexts.listIds(record.getValue(), NEIGHBOUR_REGENCY).stream().limit(1).toList());
        UUID never = Ids.next();
        for (UUID other : others) {
          HiddenTexts.NormalisedResponse hidden =
              hiddenTexts.openPage("/" + OWN_REGENCY + record.getKey() + other, person);
          HiddenTexts.NormalisedResponse missing =
              hiddenTexts.openPage("/" + OWN_REGENCY + record.getKey() + never, person);
          tried++;
          if (!hidden.equals(missing)) {
            told.put(person + " " + record.getKey() + other,
                hidden.status() + "/" + missing.status() + " " + HiddenTexts.difference(hidden.body(), missing.body())
                    + " " + hidden.questions() + "/" + missing.questions());
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(40);
    assertThat(told).isEmpty();
  }

  @Test
  void a_search_for_what_is_hidden_answers_like_a_search_for_what_is_not_there() throws Exception {
    Map<String, String> told = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Map<String, String> hers = hiddenTexts.hiddenFrom(person);
      for (Map.Entry<String, List<String>> list : SEARCHED.entrySet()) {
        List<String> hidden = list.getValue()
            .stream()
            .flatMap(column -> hers.entrySet()
                .stream()
                .filter(secret -> secret.getValue().equals(column))
                .map(Map.Entry::getKey)
                .limit(3))
            .toList();
        for (String word : hidden) {
          MockHttpServletResponse answer =
              crawler.openPage("/" + OWN_REGENCY + list.getKey() + "?q=" + HiddenTexts.urlEncode(word), person);
          String nothing = "qx".repeat(word.length() / 2);
          MockHttpServletResponse empty =
              crawler.openPage("/" + OWN_REGENCY + list.getKey() + "?q=" + HiddenTexts.urlEncode(nothing), person);
          tried++;
          if (answer.getStatus() != empty.getStatus()
              || !HiddenTexts.normalisedBody(answer, word).equals(HiddenTexts.normalisedBody(empty, nothing))) {
            told.put(person + " " + list.getKey() + " " + word, HiddenTexts
                .difference(HiddenTexts.normalisedBody(answer, word), HiddenTexts.normalisedBody(empty, nothing)));
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(10);
    assertThat(told).isEmpty();
  }

  @Test
  void neither_a_known_tag_nor_a_borrowed_page_key_opens_what_is_hidden() throws Exception {
    Map<String, String> open = new TreeMap<>();
    int tags = 0;
    int keys = 0;
    Map<String, Map<String, String>> hers = hiddenTexts.hiddenFromEach(NARROW);
    for (SiteCrawler.CrawledPage seen : crawler.crawlOf("sekretaris").values()) {
      boolean key = seen.address().matches(".*[?&]from=.+");
      String tag = seen.status() == 200 && seen.route() != null && !key
          ? crawler.openPage(seen.address(), "sekretaris").getHeader("ETag")
          : null;
      if (!key && tag == null) {
        continue;
      }
      for (String person : NARROW) {
        if (key) {
          MockHttpServletResponse answer = crawler.openPage(seen.address(), person);
          Map<String, String> leaks = new TreeMap<>();
          HiddenTexts.findLeaks(person,
              Map.of(seen.address(),
                  SiteCrawler.CrawledPage.of(seen.address(), answer.getStatus(), SiteCrawler.bodyText(answer))),
              Objects.requireNonNull(hers.get(person)), leaks);
          open.putAll(leaks);
          keys++;
        } else if (crawler.openPage(seen.address(), person).getStatus() >= 400) {
          for (String header : List.of("If-None-Match", "If-Range", "If-Match")) {
            int status = crawler.sendAs(org.springframework.test.web.servlet.request.MockMvcRequestBuilders
                .get(java.net.URI.create(seen.address()))
                .header(header, tag)
                .header("Range", "bytes=0-3"), person).getStatus();
            tags++;
            if (status != 404 && status != 403) {
              open.put(person + " " + seen.address() + " " + header, "status " + status);
            }
          }
        }
      }
    }

    assertThat(tags).isGreaterThan(10);
    assertThat(keys).isGreaterThan(5);
    assertThat(open).isEmpty();
  }

  /** What the search of everything looks in. */
  static final List<String> EVERYTHING =
      List.of("meetings.meeting.title", "meetings.decision.text", "agreements.agreement.title", "agreements.plan.title",
          "agreements.activity.title", "community.report.title", "evidence.item.title", "accounts.mandate.person_name");

  private static final List<String> OF_REPORTS = List.of("community.report.title");

  /** Lists with a field to search, and the columns that their first word is found in. */
  private static final Map<String, List<String>> SEARCHED =
      Map.ofEntries(Map.entry("/meetings", List.of("meetings.meeting.title")),
          Map.entry("/meetings/decisions", List.of("meetings.decision.text")),
          Map.entry("/agreements", List.of("agreements.agreement.title")),
          Map.entry("/drafts", List.of("legislation.draft.title")),
          Map.entry("/activities", List.of("agreements.activity.title")), Map.entry("/reports", OF_REPORTS),
          Map.entry("/reports/gallery", OF_REPORTS), Map.entry("/reports/calendar", OF_REPORTS),
          Map.entry("/reports/charts", OF_REPORTS), Map.entry("/evidence", List.of("evidence.item.title")),
          Map.entry("/evidence/proposals", List.of("evidence.item.title")), Map.entry("/search", EVERYTHING));
}
