package id.payung;

import static id.payung.SiteCrawler.NARROW;
import static id.payung.SiteCrawler.OWN_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The two ways past the pages: what a phone sends and hears, and files that jobs made. */
@DemoApplicationTest
class PhoneAndJobLeakTests extends LeakFixture {
  @Test
  void a_phone_that_writes_on_a_report_which_is_not_its_own_learns_nothing_of_it_and_changes_nothing()
      throws Exception {
    Map<String, String> leaks = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Map<String, String> hers = hiddenTexts.hiddenFrom(person);
      Set<UUID> visible = inReach.findVisibleIdsIn(person, "community.report");
      JsonNode welcome = crawler.deviceSignIn(person);
      List<String> reports =
          inReach.listTexts("SELECT id || ' ' || village || ' ' || version FROM community.report WHERE regency = '"
              + OWN_REGENCY + "' ORDER BY id LIMIT 400");
      JsonNode own = welcome.path("regencies").path(0).path("villages").path(0).path("id");
      List<String> hidden = reports.stream()
          .filter(report -> !visible.contains(UUID.fromString(report.substring(0, 36))))
          .limit(6)
          .toList();
      for (String report : hidden) {
        for (String village : own.isString() ? List.of(report.split(" ")[1], own.asString())
            : List.of(report.split(" ")[1])) {
          MockHttpServletResponse answer =
              crawler.sendAsPhone("/sync/push", editedReport(welcome, report.split(" ")[0], village), person);
          HiddenTexts.findLeaks(person,
              Map.of("push",
                  SiteCrawler.CrawledPage.of("push " + report, answer.getStatus(), SiteCrawler.bodyText(answer))),
              hers, leaks);
          if (!SiteCrawler.JSON.readTree(SiteCrawler.bodyText(answer))
              .path("receipts")
              .path(0)
              .path("status")
              .asString("")
              .equals("refused")) {
            leaks.put(person + " push " + report, SiteCrawler.bodyText(answer));
          }
          tried++;
        }
      }
      assertThat(
          inReach.listTexts("SELECT id || ' ' || village || ' ' || version FROM community.report WHERE regency = '"
              + OWN_REGENCY + "' ORDER BY id LIMIT 400"))
          .isEqualTo(reports);
    }

    assertThat(tried).isGreaterThan(20);
    assertThat(leaks).isEmpty();
  }

  @Test
  void a_job_and_its_file_are_its_persons_alone() throws Exception {
    Map<String, String> open = new TreeMap<>();
    Map<UUID, String> jobs = crawler.additionalRecords().jobOwners;
    for (Map.Entry<UUID, String> job : jobs.entrySet()) {
      for (String way : List.of("/jobs/%s", "/jobs/%s/progress", "/jobs/%s/result", "/evidence/exports/%s",
          "/evidence/exports/%s/parts/1")) {
        String address = "/" + OWN_REGENCY + way.formatted(job.getKey());
        for (String person : SiteCrawler.PEOPLE.keySet()) {
          int status = crawler.openPage(address, person).getStatus();
          boolean own = person.equals(job.getValue());
          if (!own && status != 404 && status != 403 || own && way.startsWith("/jobs") && status != 200) {
            open.put(person + " " + address, own + " " + status);
          }
        }
      }
      SiteCrawler.PEOPLE.keySet()
          .stream()
          .filter(person -> !person.equals(job.getValue()))
          .forEach(person -> crawler.crawlOf(person)
              .values()
              .stream()
              .filter(seen -> seen.body().contains(job.getKey().toString()))
              .forEach(seen -> open.put(person + " " + seen.address(), "named")));
    }

    assertThat(jobs).hasSizeGreaterThan(6);
    assertThat(open).isEmpty();
  }

  private static JsonNode editedReport(JsonNode welcome, String report, String village) {
    ObjectNode batch = SiteCrawler.JSON.createObjectNode()
        .put("version", 1)
        .put("device", UUID.randomUUID().toString())
        .put("sentAt", "2026-11-20T04:00:00Z");
    ObjectNode record = batch.putArray("records")
        .addObject()
        .put("id", report)
        .put("kind", "activity-report")
        .put("writtenAt", "2026-11-20T04:00:00Z")
        .put("basedOn", 1);
    record.put("author", welcome.path("person").path("id").asString());
    record.put("mandate", welcome.path("regencies").path(0).path("mandates").path(0).path("id").asString(null));
    ObjectNode body = record.putObject("body")
        .putNull("activity")
        .put("title", "Tulisan orang lain")
        .put("heldOn", "2026-11-20")
        .put("village", village);
    body.putObject("people").put("childrenM", 1).put("childrenF", 1).put("adultsM", 1).put("adultsF", 1);
    body.putArray("files");
    return batch;
  }
}
