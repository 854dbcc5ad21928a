package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import id.payung.platform.ids.Ids;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendars of the demonstration's people, fetched as a phone does: each line of them is their owner's to see. */
@DemoApplicationTest
class CalendarLeakTests {
  private static final String PAGE = "/" + SiteCrawler.OWN_REGENCY + "/calendar";
  private static final Pattern MAKE = Pattern.compile(PAGE + "/([0-9a-f-]{36})/address");
  private static final Pattern ADDRESS = Pattern.compile("/kalender/[A-Za-z0-9_-]{43}\\.ics");

  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository inReach;

  @Test
  void every_line_leads_to_a_page_of_its_owner_and_to_no_record_out_of_reach() throws Exception {
    Map<String, Object> astray = new TreeMap<>();
    Set<String> told = new TreeSet<>();
    int lines = 0;
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      Set<UUID> visible = SiteCrawler.NARROW.contains(person) ? inReach.findVisibleIds(person) : Set.of();
      for (VEvent event : calendarOf(person)) {
        lines++;
        String title = event.getSummary().getValue();
        told.add(person + " " + title.replaceFirst("[:(].*", ""));
        URI page = URI.create(event.getUrl().getValue());
        String address = page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        int status = crawler.openPage(address, person).getStatus();
        if (status != 200 || title.contains(SiteCrawler.MARKER) || title.contains("⟦")) {
          astray.put(person + " " + address + " " + title, status);
        }
        SiteCrawler.UUID_IN_PATH.matcher(page.getRawPath())
            .results()
            .map(id -> UUID.fromString(id.group()))
            .filter(id -> !visible.isEmpty() && !visible.contains(id))
            .forEach(id -> astray.put(person + " " + id, title));
      }
    }

    assertThat(lines).isGreaterThan(50);
    assertThat(astray).isEmpty();
    assertThat(told).contains("sekretaris Pertemuan", "sekretaris Kerja sama berakhir", "dinkes Keputusan rapat")
        .anyMatch(line -> line.startsWith("sekretaris KLA "))
        .anyMatch(line -> line.matches("perencana Tahapan anggaran \\d{4} ditutup"));
  }

  private List<VEvent> calendarOf(String person) throws Exception {
    List<VEvent> events = new ArrayList<>();
    String page = crawler.openPage(PAGE, person).getContentAsString();
    for (Matcher make = MAKE.matcher(page); make.find();) {
      String made =
          crawler.sendAs(post(URI.create(make.group())).param("id", Ids.next().toString()).with(csrf()), person)
              .getContentAsString();
      Matcher address = ADDRESS.matcher(made);
      assertThat(address.find()).as(person).isTrue();
      String file = crawler.openPage(address.group(), null).getContentAsString();
      events.addAll(Biweekly.parse(file).first().getEvents());
    }
    return events;
  }
}
