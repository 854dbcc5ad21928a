package id.payung;

import static id.payung.Walks.HERE;
import static org.awaitility.Awaitility.await;
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
final class Staged {
  static final String YEAR = "2027";

  private final Walks walks;
  private final RowsInReach rows;

  /** Whose each job is. */
  final Map<UUID, String> jobs = new LinkedHashMap<>();

  UUID desk = Ids.next();
  UUID letter = Ids.next();

  Staged(Walks walks, RowsInReach rows) {
    this.walks = walks;
    this.rows = rows;
  }

  Staged papers() throws Exception {
    String office = officeOf("disdukcapil");
    String kla = "/" + HERE + "/kla/" + YEAR;
    done("pemeriksa",
        post(kla + "/desk").param("id", desk.toString())
            .param("office", office)
            .param("place", "Aula Disdukcapil (contoh)"));
    done("sekretaris",
        post(kla + "/letters").param("id", letter.toString())
            .param("number", "400.2/77/CONTOH")
            .param("dated", "2026-11-20")
            .param("due", "2026-12-20")
            .param("signerName", "Sri Contoh")
            .param("signerPost", "Sekretaris Gugus Tugas KLA")
            .param("organisation", office, officeOf("dinkes")));
    done("sekretaris",
        multipart(kla + "/results").file(new MockMultipartFile("document", "hasil-em.pdf", "application/pdf", paper()))
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
  Staged files() throws Exception {
    String evidence = "/" + HERE + "/evidence/exports/";
    String answers = "/" + HERE + "/kla/" + YEAR + "/exports/answers";
    for (String who : List.of("disdukcapil", "polres")) {
      start(who, evidence + "register");
      start(who, answers);
    }
    start("kadisdik", evidence + "package", "evaluation", YEAR);
    start("sekretaris", evidence + "package", "evaluation", YEAR);
    start("riwayat", "/" + HERE + "/trail/export", "kind", "meeting");
    start("ajudan", "/" + HERE + "/papers/regent");
    await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200)).until(() -> open() == 0);
    return this;
  }

  /** The register and the answers made anew, as sheets of these people, and what stands in them. */
  Map<String, Walks.Seen> sheets(List<String> people) throws Exception {
    Map<String, Walks.Seen> made = new LinkedHashMap<>();
    int known = jobs.size();
    for (String who : people) {
      start(who, "/" + HERE + "/evidence/exports/register");
      start(who, "/" + HERE + "/kla/" + YEAR + "/exports/answers");
    }
    await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200)).until(() -> open() == 0);
    StringBuilder words = new StringBuilder();
    for (Map.Entry<UUID, String> job : jobs.entrySet().stream().skip(known).toList()) {
      words.append(Inside.text(walks.open("/" + HERE + "/jobs/" + job.getKey() + "/result", job.getValue())));
      made.put(job.getValue(), Walks.Seen.of("sheets of " + job.getValue(), 200,
          (made.containsKey(job.getValue()) ? made.get(job.getValue()).body() : "") + words));
      words.setLength(0);
    }
    return made;
  }

  private static byte[] paper() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument paper = new PDDocument()) {
      paper.addPage(new PDPage());
      paper.save(bytes);
    }
    return bytes.toByteArray();
  }

  private void start(String who, String address, String... params) throws Exception {
    UUID id = Ids.next();
    var request = post(address).param("id", id.toString());
    for (int i = 0; i < params.length; i += 2) {
      request.param(params[i], params[i + 1]);
    }
    done(who, request);
    jobs.put(id, who);
  }

  private void done(String who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    MockHttpServletResponse answer = walks.send(request.with(csrf()), who);
    if (answer.getStatus() / 100 != 3) {
      throw new AssertionError(
          who + ": " + answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8));
    }
  }

  private long open() throws SQLException {
    List<String> ids = new ArrayList<>();
    jobs.keySet().forEach(id -> ids.add("'" + id + "'"));
    return Long.parseLong(one("SELECT count(*) FROM platform.job WHERE state IN ('queued', 'running') AND id IN ("
        + String.join(",", ids) + ")"));
  }

  String officeOf(String person) throws SQLException {
    return one(
        "SELECT m.organisation FROM accounts.mandate m JOIN accounts.person p ON p.id = m.person WHERE m.regency = '"
            + HERE + "' AND p.sign_in_name = '" + person + "' LIMIT 1");
  }

  private String one(String sql) throws SQLException {
    return rows.texts(sql).getFirst();
  }
}
