package id.payung;

import static id.payung.SiteCrawler.OWN_REGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** A list is declared once: its table, its sheet and its JSON name the same rows. */
@DemoApplicationTest
class ListFormatTests {
  private static final Pattern HEADING = Pattern.compile("<th scope=\"row\">(.*?)</th>", Pattern.DOTALL);
  private static final Pattern HEAD = Pattern.compile("<th\\b[^>]*scope=\"col\"[^>]*>(.*?)</th>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<td\\b[^>]*data-label=\"([^\"]*)\"[^>]*>");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern DECLARED = Pattern.compile("ListDefinition\\.<\\w+>at\\(\"([^\"]+)\"");

  @Autowired SiteCrawler crawler;

  /**
   * A list.
   *
   * @param sheet below the list; null where it leaves otherwise
   * @param names the field that names a row, which is in the heading of its row in the table
   */
  record DeclaredList(String path, @Nullable String sheet, String names) {}

  static Stream<DeclaredList> lists() {
    return Stream.of(new DeclaredList("/meetings", "/export.xlsx", "title"),
        new DeclaredList("/meetings/decisions", "/export.xlsx", "decision"),
        new DeclaredList("/agreements", "/export.xlsx", "title"), new DeclaredList("/drafts", "/export.xlsx", "title"),
        new DeclaredList("/activities", "/export.xlsx", "title"), new DeclaredList("/plans", null, "agreement"),
        new DeclaredList("/reports", "/exports.xlsx", "receipt"), new DeclaredList("/needs", "/export.xlsx", "receipt"),
        new DeclaredList("/evidence", null, "title"), new DeclaredList("/people", "/export.xlsx", "name"),
        new DeclaredList("/organisations", "/export.xlsx", "name"),
        new DeclaredList("/kla/2026/questions", null, "question"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void table_sheet_and_json_name_the_same_rows(DeclaredList list) throws Exception {
    List<JsonNode> items = items(list);
    List<String> names = items.stream().map(item -> item.path(list.names()).asString()).toList();
    List<String> headings = headings(list);

    assertThat(names).isNotEmpty().hasSameSizeAs(headings);
    for (int i = 0; i < names.size(); i++) {
      assertThat(headings.get(i)).contains(names.get(i));
      assertThat(items.get(i).path("path").asString()).startsWith("/" + OWN_REGENCY + "/");
    }
    if (list.sheet() != null) {
      assertThat(namesInSheet(list, items.getFirst())).isEqualTo(names);
    }
  }

  /** A column that is declared needs no second place: a page that fills its cells itself does so by their names. */
  @ParameterizedTest
  @MethodSource("lists")
  void every_cell_stands_under_its_own_head(DeclaredList list) throws Exception {
    String page = SiteCrawler.bodyText(crawler.openPage("/" + OWN_REGENCY + list.path(), "admin"));
    String table = page.substring(page.indexOf("<table class=\"table\">"), page.indexOf("</table>"));
    List<String> heads = cells(HEAD, table.substring(0, table.indexOf("</thead>")));
    String[] rows = table.substring(table.indexOf("<tbody>")).split("<tr[ >]");

    assertThat(heads).hasSizeGreaterThan(2);
    assertThat(rows).hasSizeGreaterThan(1);
    for (int i = 1; i < rows.length; i++) {
      List<String> named = new ArrayList<>(cells(CELL, rows[i]));
      named.addFirst(heads.getFirst());
      assertThat(named).isEqualTo(heads);
    }
  }

  /** What this finds, but for the ticks and the arrow of the order. */
  private static List<String> cells(Pattern found, String html) {
    return found.matcher(html)
        .results()
        .filter(cell -> !cell.group().contains("class=\"ticks\""))
        .map(cell -> HtmlUtils.htmlUnescape(cell.group(1).replaceAll("<[^>]*>|[↑↓]", "")).strip())
        .toList();
  }

  @Test
  void every_list_that_is_declared_is_tried_here() throws IOException {
    Set<String> declared = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/id/payung"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher found = DECLARED.matcher(Files.readString(file));
        while (found.find()) {
          declared.add(found.group(1));
        }
      }
    }

    assertThat(lists().map(DeclaredList::path)).containsAll(declared);
    assertThat(declared).hasSizeGreaterThan(7);
  }

  @Test
  void who_may_not_open_the_list_is_refused_as_a_program_is() throws Exception {
    MockHttpServletResponse answer = crawler.openPage("/" + OWN_REGENCY + "/people?format=json", "dinkes");

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentType()).startsWith("application/problem+json");
  }

  private List<JsonNode> items(DeclaredList list) throws Exception {
    List<JsonNode> items = new ArrayList<>();
    String address = "/" + OWN_REGENCY + list.path() + "?format=json";
    while (!address.isEmpty()) {
      MockHttpServletResponse answer = crawler.openPage(address, "admin");
      assertThat(answer.getContentType()).startsWith("application/json");
      JsonNode page = SiteCrawler.JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
      page.path("items").forEach(items::add);
      address = page.path("next").asString("");
    }
    return items;
  }

  private List<String> headings(DeclaredList list) throws Exception {
    List<String> headings = new ArrayList<>();
    String address = "/" + OWN_REGENCY + list.path();
    while (!address.isEmpty()) {
      String page = SiteCrawler.bodyText(crawler.openPage(address, "admin"));
      HEADING.matcher(page)
          .results()
          .forEach(heading -> headings.add(HtmlUtils.htmlUnescape(heading.group(1).replaceAll("<[^>]*>", ""))));
      Matcher next = NEXT.matcher(page);
      address = next.find() ? next.group(1).replace("&amp;", "&") : "";
    }
    return headings;
  }

  /** The columns of the sheet stand in the order of the fields. */
  private List<String> namesInSheet(DeclaredList list, JsonNode item) throws Exception {
    List<String> fields = new ArrayList<>(item.propertyNames());
    fields.remove("path");
    byte[] bytes = crawler.openPage("/" + OWN_REGENCY + list.path() + list.sheet(), "admin").getContentAsByteArray();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      List<Row> rows = book.getFirstSheet().read();
      int head = 0;
      while (rows.get(head).getCellCount() < 2) {
        head++;
      }
      return rows.subList(head + 1, rows.size())
          .stream()
          .map(row -> row.getCellText(fields.indexOf(list.names())))
          .toList();
    }
  }
}
