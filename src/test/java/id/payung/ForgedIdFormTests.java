package id.payung;

import static id.payung.SiteCrawler.NEIGHBOUR_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Every form that people met, filled in well but for one field which nobody types: what a list or a hidden field sends
 * back is no id, or the id of somebody next door. Each is refused in words, and no id from next door comes to stand in
 * a row of ours.
 */
@DemoApplicationTest
class ForgedIdFormTests {
  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository rows;

  /**
   * A new record takes the id that its form says; a conversation begins with its first remark, and an event of a draft
   * of law is its own origin and has its note.
   */
  private static final Set<String> NEW_ID =
      Set.of("id", "subject", "remarks.remark.conversation", "legislation.event.origin", "legislation.note.event");

  private Map<String, CrawledForms.CrawledForm> forms = Map.of();

  @BeforeAll
  void gather_the_forms() throws Exception {
    forms = CrawledForms.collect(crawler.crawlAll());
  }

  @Test
  void what_was_not_chosen_here_is_refused_in_words_and_no_row_takes_it() throws Exception {
    UUID theirs = findNeighbourOffice();
    Map<String, String> broken = new TreeMap<>();
    int tried = 0;
    for (Map.Entry<String, CrawledForms.CrawledForm> met : forms.entrySet()) {
      CrawledForms.CrawledForm form = met.getValue();
      for (String field : form.idFields()) {
        boolean own = field.equals("id")
            || !SiteCrawler.UUID_IN_PATH.matcher(Objects.requireNonNull(form.fields().get(field))).matches();
        List<String> values = new ArrayList<>(List.of("x", "-".repeat(36), "9".repeat(30)));
        if (!own) {
          values.add(theirs.toString());
        }
        for (String value : values) {
          var request = post(URI.create(form.action()));
          form.fields().forEach((name, said) -> request.param(name, name.equals(field) ? value : said));
          MockHttpServletResponse answer = crawler.sendAs(request.with(csrf()), form.who());
          tried++;
          if (answer.getStatus() >= 500) {
            broken.put(form.who() + " " + met.getKey() + " " + field + "=" + value, "status " + answer.getStatus());
          }
        }
      }
    }

    assertThat(forms).hasSizeGreaterThan(30);
    assertThat(tried).isGreaterThan(100);
    assertThat(broken).isEmpty();
    assertThat(listReferencesTo(theirs)).isEmpty();
  }

  private UUID findNeighbourOffice() throws SQLException {
    try (Connection owner = rows.asOwner();
        ResultSet row = owner.createStatement()
            .executeQuery("SELECT organisation FROM accounts.mandate WHERE regency = '" + NEIGHBOUR_REGENCY
                + "' AND role = 'REGENCY_ADMIN'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  /** Where the id of an office next door came to stand in a row of ours. */
  private List<String> listReferencesTo(UUID theirs) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection owner = rows.asOwner()) {
      List<String[]> columns = new ArrayList<>(VisibleRowRepository.listColumns(owner, "uuid", Set.of()));
      columns.removeIf(column -> NEW_ID.contains(column[1]) || NEW_ID.contains(column[0] + "." + column[1]));
      columns.addAll(VisibleRowRepository.listColumns(owner, "uuid[]", Set.of()));
      for (String[] column : columns) {
        try (ResultSet row = owner.createStatement()
            .executeQuery("SELECT count(*) FROM " + column[0] + " WHERE regency = '" + SiteCrawler.OWN_REGENCY
                + "' AND " + column[1] + "::text LIKE '%" + theirs + "%'")) {
          row.next();
          if (row.getLong(1) > 0) {
            found.add(column[0] + "." + column[1]);
          }
        }
      }
    }
    return found;
  }
}
