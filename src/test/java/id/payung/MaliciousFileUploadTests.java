package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import id.payung.platform.i18n.Messages;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.util.HtmlUtils;

/**
 * Every form that takes a file, filled in well, with files that are not what they are called: through the pages, as
 * people meet them.
 */
@DemoApplicationTest
class MaliciousFileUploadTests {
  /** All ways of saying no to a file, with what to do instead. */
  private static final List<String> SENTENCES = List.of("documents.kind", "documents.web-page",
      "documents.web-page-for-sheet", "documents.picture", "documents.torn", "documents.macros", "documents.pdf-active",
      "documents.pdf-locked", "documents.pdf-heavy", "documents.office-active", "documents.empty", "documents.pdf-half",
      "documents.archive", "images.half", "sheets.refused.kind", "sheets.refused.torn", "sheets.refused.entities");

  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository rows;
  @Autowired Messages words;

  private Map<String, CrawledForms.CrawledForm> forms = new TreeMap<>();

  @BeforeAll
  void gather_the_forms() throws Exception {
    forms = new TreeMap<>(CrawledForms.collect(crawler.crawlAll()));
    forms.values().removeIf(form -> form.fileFields().isEmpty());
  }

  @Test
  void no_road_takes_a_file_that_is_something_else_and_nothing_of_it_is_kept() throws Exception {
    Map<String, byte[]> files = MaliciousFiles.createAll();
    Map<String, String> wrong = new TreeMap<>();
    String before = countStored();
    for (Map.Entry<String, CrawledForms.CrawledForm> met : forms.entrySet()) {
      for (String field : met.getValue().fileFields()) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          MockHttpServletResponse answer = upload(met.getValue(), field, file.getKey(), file.getValue());
          String said = HtmlUtils.htmlUnescape(SiteCrawler.bodyText(answer));
          if (answer.getStatus() != 422 || refusalSentences().noneMatch(said::contains)) {
            wrong.put(met.getKey() + " " + field + " " + file.getKey(),
                answer.getStatus() + " " + String.join(" ", said.replaceAll("(?s)^.*<h1|<[^>]*>", " ").split("\\s+"))
                    .replaceAll("(?s)(.{120}).*", "$1"));
          }
        }
      }
    }

    assertThat(forms.keySet()).hasSizeGreaterThan(5);
    assertThat(wrong).isEmpty();
    assertThat(countStored()).isEqualTo(before);
  }

  @Test
  void a_form_with_a_bad_file_comes_back_as_it_was_typed_and_names_the_file() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (Map.Entry<String, CrawledForms.CrawledForm> met : forms.entrySet()) {
      for (String field : met.getValue().fileFields()) {
        MockHttpServletResponse answer = upload(met.getValue(), field, "rusak-di-sini.pdf", "MZ\0program".getBytes());
        String page = HtmlUtils.htmlUnescape(SiteCrawler.bodyText(answer));
        boolean form = page.contains("name=\"" + field + "\" type=\"file\"");
        List<String> lost = met.getValue()
            .fields()
            .entrySet()
            .stream()
            .filter(typed -> typed.getValue().startsWith("Uji") || typed.getValue().matches("\\d{4}-\\d\\d-\\d\\d"))
            .filter(typed -> !validValue(typed.getKey(), typed.getValue()).isEmpty())
            .filter(typed -> !page.contains("\"" + typed.getValue() + "\"") && !page.contains(">" + typed.getValue()))
            .map(Map.Entry::getKey)
            .toList();
        if (answer.getStatus() != 422 || !form || !page.contains("Berkas \"rusak-di-sini.pdf\"") || !lost.isEmpty()) {
          wrong.put(met.getKey() + " " + field, answer.getStatus() + " form=" + form + " lost=" + lost);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void the_good_files_of_a_form_wait_and_are_taken_when_it_is_sent_again() throws Exception {
    Pattern waiting = Pattern.compile("name=\"([a-z]+)\\.waiting\" value=\"([0-9a-f-]{36})\"");
    CrawledForms.CrawledForm report = requireForm("/reports");
    MockHttpServletResponse refused = send(report,
        List.of(new MockMultipartFile("photo", "baik.jpg", null, MaliciousFiles.jpeg()),
            new MockMultipartFile("photo", "rusak.jpg", null, new byte[0]),
            new MockMultipartFile("attendance", "daftar.jpg", null, MaliciousFiles.jpeg())),
        Map.of());
    String page = SiteCrawler.bodyText(refused);
    Map<String, String> kept = new TreeMap<>();
    waiting.matcher(page).results().forEach(found -> kept.put(found.group(1) + ".waiting", found.group(2)));

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(kept).containsOnlyKeys("photo.waiting", "attendance.waiting");
    MockHttpServletResponse taken = send(report, List.of(), kept);
    assertThat(taken.getStatus()).isEqualTo(303);
    assertThat(SiteCrawler.bodyText(
        crawler.openPage(SiteCrawler.withoutQuery(Objects.requireNonNull(taken.getHeader("Location"))), report.who())))
        .contains("/photos/");
  }

  private CrawledForms.CrawledForm requireForm(String path) {
    return Objects.requireNonNull(forms.get("/" + SiteCrawler.OWN_REGENCY + path), forms.keySet().toString());
  }

  /** What may be kept leaves as the one thing that it was taken for. */
  @Test
  void a_picture_or_paper_with_more_behind_it_is_handed_out_as_what_it_is_and_runs_nowhere() throws Exception {
    CrawledForms.CrawledForm inbox = requireForm("/evidence/files");
    for (Map.Entry<String, byte[]> file : Map
        .of("foto.html", MaliciousFiles.polyglotJpeg(), "surat.html", MaliciousFiles.harmlessPdf())
        .entrySet()) {
      String place =
          Objects.requireNonNull(upload(inbox, "files", file.getKey(), file.getValue()).getHeader("Location"));
      String page = SiteCrawler.bodyText(crawler.openPage(SiteCrawler.withoutQuery(place), inbox.who()));
      String link = Pattern.compile("(?:href|src)=\"(/" + SiteCrawler.OWN_REGENCY + "/evidence/[^\"]*/file[^\"]*)\"")
          .matcher(page)
          .results()
          .map(found -> found.group(1))
          .findFirst()
          .orElseThrow();
      MockHttpServletResponse answer = crawler.openPage(HtmlUtils.htmlUnescape(link), inbox.who());

      assertThat(answer.getContentType())
          .isEqualTo(file.getKey().startsWith("foto") ? "image/jpeg" : "application/pdf");
      assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.getHeader("Content-Disposition")).doesNotContain(".html\"").containsPattern("\\.(jpg|pdf)\"");
      assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.getHeader("Cache-Control")).contains("private");
    }
  }

  private MockHttpServletResponse upload(CrawledForms.CrawledForm form, String field, String name, byte[] bytes)
      throws Exception {
    return send(form, List.of(new MockMultipartFile(field, name, "application/octet-stream", bytes)), Map.of());
  }

  private MockHttpServletResponse send(CrawledForms.CrawledForm form, List<MockMultipartFile> files,
      Map<String, String> more) throws Exception {
    var request = multipart(URI.create(form.action()));
    form.fields().forEach((typed, value) -> request.param(typed, validValue(typed, value)));
    more.forEach(request::param);
    files.forEach(request::file);
    return crawler.sendAs(request.with(csrf()), form.who());
  }

  /** What a form asks for in figures; the ages of a report need not be told. */
  private static String validValue(String field, String value) {
    return switch (field) {
      case "total" -> "700";
      case "childrenM", "childrenF", "adultsM", "adultsF" -> "1";
      case "disabilityChildren", "disabilityAdults", "volume", "cost", "onBehalfOf" -> "";
      default -> field.startsWith("age.") ? "" : value;
    };
  }

  private Stream<String> refusalSentences() {
    return SENTENCES.stream()
        .map(key -> words.text(Locale.of("id"), key, "\u0001").split("\u0001")[0].replaceFirst("\\{.*", ""));
  }

  /** How many files and reports there are. */
  private String countStored() throws SQLException {
    try (Connection owner = rows.asOwner();
        ResultSet row = owner.createStatement()
            .executeQuery(
                "SELECT (SELECT count(*) FROM platform.document) || ' ' || (SELECT count(*) FROM community.report)")) {
      row.next();
      return row.getString(1);
    }
  }
}
