package id.payung;

import static id.payung.SiteCrawler.OWN_REGENCY;
import static id.payung.platform.testing.Patience.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.ids.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/**
 * What the demonstration leaves out and the pages have: a sitting of the checker, a letter, a result with its paper,
 * and files made by long work of several people. Done through the forms, by those who may.
 */
final class AdditionalDemoRecords {
  static final String YEAR = "2027";

  private final SiteCrawler crawler;
  private final VisibleRowRepository rows;

  /** Whose each job is. */
  final Map<UUID, String> jobOwners = new LinkedHashMap<>();

  UUID checkingSessionId = Ids.next();
  UUID letterId = Ids.next();

  AdditionalDemoRecords(SiteCrawler crawler, VisibleRowRepository rows) {
    this.crawler = crawler;
    this.rows = rows;
  }

  AdditionalDemoRecords createPapers() throws Exception {
    String office = findOfficeOf("disdukcapil");
    String kla = "/" + OWN_REGENCY + "/kla/" + YEAR;
    submit("pemeriksa",
        post(kla + "/desk").param("id", checkingSessionId.toString())
            .param("office", office)
            .param("place", "Aula Disdukcapil (contoh)"));
    submit("sekretaris",
        post(kla + "/letters").param("id", letterId.toString())
            .param("number", "400.2/77/CONTOH")
            .param("dated", "2026-11-20")
            .param("due", "2026-12-20")
            .param("signerName", "Sri Contoh")
            .param("signerPost", "Sekretaris Gugus Tugas KLA")
            .param("organisation", office, findOfficeOf("dinkes")));
    submit("sekretaris",
        multipart(kla + "/results")
            .file(new MockMultipartFile("document", "hasil-em.pdf", "application/pdf", createPdf()))
            .param("evaluation", YEAR)
            .param("stage", "EM")
            .param("total", "812,5")
            .param("number", "000.1.5/CONTOH/77")
            .param("dated", "2026-11-19"));
    return this;
  }

  /**
   * Files that long work makes for these people, one after the other as the scheduler comes to them; all are there when
   * this returns.
   */
  AdditionalDemoRecords createExportFiles() throws Exception {
    String evidence = "/" + OWN_REGENCY + "/evidence/exports/";
    String answers = "/" + OWN_REGENCY + "/kla/" + YEAR + "/exports/answers";
    for (String who : List.of("disdukcapil", "polres")) {
      startJob(who, evidence + "register");
      startJob(who, answers);
    }
    startJob("kadisdik", evidence + "package", "evaluation", YEAR);
    startJob("sekretaris", evidence + "package", "evaluation", YEAR);
    startJob("riwayat", "/" + OWN_REGENCY + "/trail/export", "kind", "meeting");
    startJob("ajudan", "/" + OWN_REGENCY + "/papers/regent");
    await().pollInterval(Duration.ofMillis(200)).until(() -> countOpenJobs() == 0);
    return this;
  }

  /** The register and the answers made anew, as sheets of these people, and what stands in them. */
  Map<String, SiteCrawler.CrawledPage> createSheets(List<String> people) throws Exception {
    Map<String, SiteCrawler.CrawledPage> made = new LinkedHashMap<>();
    int known = jobOwners.size();
    for (String who : people) {
      startJob(who, "/" + OWN_REGENCY + "/evidence/exports/register");
      startJob(who, "/" + OWN_REGENCY + "/kla/" + YEAR + "/exports/answers");
    }
    await().pollInterval(Duration.ofMillis(200)).until(() -> countOpenJobs() == 0);
    StringBuilder words = new StringBuilder();
    for (Map.Entry<UUID, String> job : jobOwners.entrySet().stream().skip(known).toList()) {
      words.append(ResponseTextExtractor
          .extractText(crawler.openPage("/" + OWN_REGENCY + "/jobs/" + job.getKey() + "/result", job.getValue())));
      made.put(job.getValue(), SiteCrawler.CrawledPage.of("sheets of " + job.getValue(), 200,
          (made.containsKey(job.getValue()) ? made.get(job.getValue()).body() : "") + words));
      words.setLength(0);
    }
    return made;
  }

  private static byte[] createPdf() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument paper = new PDDocument()) {
      paper.addPage(new PDPage());
      paper.save(bytes);
    }
    return bytes.toByteArray();
  }

  private void startJob(String who, String address, String... params) throws Exception {
    UUID id = Ids.next();
    var request = post(address).param("id", id.toString());
    for (int i = 0; i < params.length; i += 2) {
      request.param(params[i], params[i + 1]);
    }
    submit(who, request);
    jobOwners.put(id, who);
  }

  private void submit(String who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    MockHttpServletResponse answer = crawler.sendAs(request.with(csrf()), who);
    if (answer.getStatus() / 100 != 3) {
      throw new AssertionError(
          who + ": " + answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8));
    }
  }

  private long countOpenJobs() throws SQLException {
    List<String> ids = new ArrayList<>();
    jobOwners.keySet().forEach(id -> ids.add("'" + id + "'"));
    return Long.parseLong(queryOne("SELECT count(*) FROM platform.job WHERE state IN ('queued', 'running') AND id IN ("
        + String.join(",", ids) + ")"));
  }

  String findOfficeOf(String person) throws SQLException {
    return queryOne(
        "SELECT m.organisation FROM accounts.mandate m JOIN accounts.person p ON p.id = m.person WHERE m.regency = '"
            + OWN_REGENCY + "' AND p.sign_in_name = '" + person + "' LIMIT 1");
  }

  private String queryOne(String sql) throws SQLException {
    return rows.listTexts(sql).getFirst();
  }
}
