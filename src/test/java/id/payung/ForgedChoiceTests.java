package id.payung;

import static id.payung.Walks.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.HtmlUtils;

/**
 * Every form that people met, filled in well but for one field which nobody types: what a list or a hidden field sends back is no id, or the id of
 * somebody next door. Each is refused in words, and no id from next door comes to stand in a row of ours.
 */
@Demonstrated
class ForgedChoiceTests {
  private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"#]*)");
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern SELECT = Pattern.compile("<select\\b[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
  private static final Pattern AREA = Pattern.compile("<textarea\\b[^>]*name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern KIND = Pattern.compile("\\btype=\"([^\"]*)\"");

  @Autowired Walks walks;
  @Autowired RowsInReach rows;

  /** A form as somebody met it, with what the page and a diligent person put in. */
  private record Form(String who, String action, Map<String, String> fields, List<String> chosen) {}

  private final Map<String, Form> forms = new TreeMap<>();

  @BeforeAll
  void gather_the_forms() throws Exception {
    walks.begun();
    walks.all().forEach((who, walk) -> walk.values().forEach(seen -> FORM.matcher(seen.body()).results().forEach(form -> met(who, form.group()))));
  }

  private void met(String who, String html) {
    Matcher action = ACTION.matcher(html);
    if (!action.find() || !action.group(1).startsWith("/" + Walks.HERE + "/")) {
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> chosen = new ArrayList<>();
    INPUT.matcher(html).results().map(input -> input.group()).forEach(input -> input(input, fields, chosen));
    SELECT.matcher(html).results().forEach(
        select ->
            VALUE.matcher(select.group(2)).results().map(option -> HtmlUtils.htmlUnescape(option.group(1))).filter(value -> !value.isBlank()).findFirst()
                .ifPresent(value -> add(select.group(1), value, fields, chosen)));
    AREA.matcher(html).results().forEach(area -> fields.put(area.group(1), "Uji coba isian."));
    String address = HtmlUtils.htmlUnescape(action.group(1));
    forms.putIfAbsent(Walks.UUID_IN_PATH.matcher(address).replaceAll("*").replaceAll("\\?.*", ""), new Form(who, address, fields, chosen));
  }

  private static void input(String input, Map<String, String> fields, List<String> chosen) {
    Matcher name = NAME.matcher(input);
    String kind = KIND.matcher(input).results().map(found -> found.group(1)).findFirst().orElse("text");
    if (!name.find() || name.group(1).equals("_csrf") || kind.equals("file") || kind.equals("submit")) {
      return;
    }
    String value = VALUE.matcher(input).results().map(found -> HtmlUtils.htmlUnescape(found.group(1))).findFirst().orElse("");
    switch (kind) {
      case "hidden", "radio", "checkbox" -> add(name.group(1), value, fields, chosen);
      case "date" -> fields.put(name.group(1), value.isEmpty() ? "2026-11-20" : value);
      case "number" -> fields.put(name.group(1), value.isEmpty() ? "1" : value);
      default -> fields.put(name.group(1), value.isEmpty() ? "Uji" : value);
    }
  }

  private static void add(String name, String value, Map<String, String> fields, List<String> chosen) {
    if (fields.putIfAbsent(name, value) == null && (Walks.UUID_IN_PATH.matcher(value).matches() || name.equals("version") || name.equals("basedOn"))) {
      chosen.add(name);
    }
  }

  @Test
  void what_was_not_chosen_here_is_refused_in_words_and_no_row_takes_it() throws Exception {
    UUID theirs = anOfficeNextDoor();
    Map<String, String> broken = new TreeMap<>();
    int tried = 0;
    for (Map.Entry<String, Form> met : forms.entrySet()) {
      Form form = met.getValue();
      for (String field : form.chosen()) {
        boolean own = field.equals("id") || !Walks.UUID_IN_PATH.matcher(Objects.requireNonNull(form.fields().get(field))).matches();
        List<String> values = new ArrayList<>(List.of("x", "-".repeat(36), "9".repeat(30)));
        if (!own) {
          values.add(theirs.toString());
        }
        for (String value : values) {
          var request = post(URI.create(form.action()));
          form.fields().forEach((name, said) -> request.param(name, name.equals(field) ? value : said));
          MockHttpServletResponse answer = walks.send(request.with(csrf()), form.who());
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
    assertThat(naming(theirs)).isEmpty();
  }

  private UUID anOfficeNextDoor() throws SQLException {
    try (Connection owner = rows.asOwner();
        ResultSet row = owner.createStatement().executeQuery("SELECT organisation FROM accounts.mandate WHERE regency = '" + THERE + "' AND role = 'REGENCY_ADMIN'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  /** Where the id of an office next door came to stand in a row of ours. */
  private List<String> naming(UUID theirs) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection owner = rows.asOwner()) {
      List<String[]> columns = new ArrayList<>(RowsInReach.columns(owner, "uuid", Set.of()));
      columns.removeIf(column -> column[1].equals("id") || column[1].equals("subject")); // a new record takes the id that its form says
      columns.addAll(RowsInReach.columns(owner, "uuid[]", Set.of()));
      for (String[] column : columns) {
        try (ResultSet row =
            owner.createStatement().executeQuery("SELECT count(*) FROM " + column[0] + " WHERE regency = '" + Walks.HERE + "' AND " + column[1] + "::text LIKE '%" + theirs + "%'")) {
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
