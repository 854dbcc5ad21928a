package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import id.payung.CrawledForms.CrawledForm;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.check.CheckingSessionRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A closed year is read: none of its pages has a form that writes to it, and no form of before is taken. */
@PayungTest
class ClosedYearFormTests {
  private static final String YEAR = "1874";
  private static final Pattern LINK = Pattern.compile("href=\"(/73\\.24/(?:kla|evidence)[^\"#]*)");
  private static final List<String> PEOPLE = List.of("budi", "ani", "citra", "eko");

  /**
   * Forms that change nothing of the year's work: a file is made, a remark is left, what somebody filtered is kept.
   * What the ministry decided is written down whenever it comes, of any year.
   */
  private static final Pattern OUTSIDE = Pattern
      .compile("/exports/|/remarks|/lists|/undo|/evidence/(?:files|import|inbox)|/kla/years$|/kla/\\d{4}/results");

  /** What asks somebody to do something: nobody is asked for anything in a closed year. */
  private static final List<String> ASKING_WORDS =
      List.of("Yang perlu dikerjakan", "Langkah berikutnya", "Bisa naik", "Siap diperiksa", "Ada usulan data dukung",
          "Berkas menunggu diperiksa", "Perlu dikirim", "Minta sekretaris", "hanya sekretaris gugus tugas");

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired EvaluationRepository evaluations;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answers;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceRegister register;
  @Autowired EvidenceUseLifeCycle lifeCycle;
  @Autowired EvidenceUseRepository uses;
  @Autowired CheckingSessionRepository sessions;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  /** What was read last, by person and address. */
  private final Map<String, String> pages = new TreeMap<>();
  private final Map<String, Cookie> cookies = new HashMap<>();

  @Test
  void a_closed_year_shows_no_form_and_takes_none_that_was_open_before() throws Exception {
    workInTheYear();
    Map<String, List<CrawledForm>> before = new LinkedHashMap<>();
    for (String person : PEOPLE) {
      cookies.put(person, TestSignIn.sessionCookie(mvc, person));
      before.put(person, readForms(person));
    }
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(budi, () -> evaluations.changeState(budi, YEAR, EvaluationState.CLOSED, "Sudah diumumkan"));

    pages.clear();
    Set<String> open = new TreeSet<>();
    for (String person : PEOPLE) {
      readForms(person).forEach(form -> open.add(person + " " + form.action()));
    }
    Set<String> asking = new TreeSet<>();
    pages.forEach((address,
        html) -> ASKING_WORDS.stream().filter(html::contains).forEach(words -> asking.add(address + " says " + words)));
    int seen = pages.size();
    Map<String, String> stored = readYear();
    Map<String, String> taken = new TreeMap<>();
    int sent = 0;
    for (String person : PEOPLE) {
      for (CrawledForm form : before.get(person)) {
        sent++;
        int status = send(person, form);
        Map<String, String> now = readYear();
        if (!now.equals(stored)) {
          Set<Map.Entry<String, String>> changed = new HashSet<>(now.entrySet());
          changed.removeAll(stored.entrySet());
          taken.put(person + " " + form.action(), status + " " + changed.stream().map(Map.Entry::getKey).toList());
          stored = now;
        }
      }
    }

    assertThat(sent).isGreaterThan(40);
    assertThat(open).isEmpty();
    assertThat(seen).isGreaterThan(10);
    assertThat(asking).isEmpty();
    assertThat(uploadPage()).contains("Tahun ini sudah ditutup dan tidak berubah lagi");
    assertThat(taken).isEmpty();
  }

  private String uploadPage() throws Exception {
    return mvc
        .perform(get("/73.24/evidence/new?evaluation=" + YEAR + "&question=4.1&slot=data").cookie(cookies.get("budi")))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private void workInTheYear() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(clerk,
        () -> answers.save(clerk, YEAR, "4.1", new QuestionAnswerForm(0, "c", "", true, "", null)));
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(intake, documents);
    UUID proof = proofs.placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1", "data");
    UUID returned = proofs.placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1", "by-district");
    UUID item = ActorContext.callAs(clerk, () -> uses.require(clerk, proof).use().item());
    ActorContext.runAs(budi, () -> lifeCycle.propose(budi, item, YEAR, "4.2", "policy", "", ""));
    ActorContext.runAs(eko, () -> register.recordCheck(eko, returned, false, "halaman 2 tidak terbaca"));
    ActorContext.runAs(eko, () -> sessions.start(eko, Ids.next(), YEAR, TestCast.DISDUKCAPIL, "Aula"));
  }

  /** The forms of all pages that name the year, one of each address. */
  private List<CrawledForm> readForms(String person) throws Exception {
    Map<String, CrawledForm> forms = new TreeMap<>();
    Set<String> known = new HashSet<>();
    Map<String, Integer> alike = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of("/73.24/kla/" + YEAR, "/73.24/kla/" + YEAR + "/questions",
        "/73.24/kla/" + YEAR + "/questions/4.1", "/73.24/kla/" + YEAR + "/questions/4.2"));
    while (!queue.isEmpty()) {
      String address = queue.poll();
      MockHttpServletResponse page =
          mvc.perform(get(URI.create(address.replace(" ", "%20"))).cookie(cookies.get(person)))
              .andReturn()
              .getResponse();
      String type = String.valueOf(page.getContentType());
      if (page.getStatus() != 200 || !type.startsWith("text/html")) {
        continue;
      }
      String html = page.getContentAsString(StandardCharsets.UTF_8);
      if (address.startsWith("/73.24/kla/" + YEAR) || address.startsWith("/73.24/evidence/new")) {
        pages.put(person + " " + address, html);
      }
      CrawledForms.read(person, html)
          .stream()
          .filter(form -> !OUTSIDE.matcher(form.action()).find())
          .filter(form -> form.action().contains("/" + YEAR) || form.fields().containsValue(YEAR)
              || form.action().contains("/evidence/uses/"))
          .forEach(form -> forms.putIfAbsent(form.action(), form));
      LINK.matcher(html).results().map(link -> link.group(1).replace("&amp;", "&")).forEach(link -> {
        String shape = SiteCrawler.UUID_IN_PATH.matcher(link).replaceAll("*").replaceAll("/\\d+\\.\\d+", "/#");
        if (isOfTheYear(link) && known.add(link) && alike.merge(shape, 1, Integer::sum) <= 2) {
          queue.add(link);
        }
      });
    }
    return new ArrayList<>(forms.values());
  }

  private static boolean isOfTheYear(String link) {
    return link.contains(YEAR) || link.startsWith("/73.24/evidence/uses/");
  }

  private int send(String person, CrawledForm form) throws Exception {
    var request = multipart(URI.create(form.action().replace(" ", "%20")));
    form.fields().forEach(request::param);
    form.buttonFields().forEach(request::param);
    request.param("reason", "Uji coba sesudah ditutup");
    for (String file : form.fileFields()) {
      request.file(
          new MockMultipartFile(file, "uji.pdf", "application/pdf", "%PDF-1.4 uji".getBytes(StandardCharsets.UTF_8)));
    }
    return mvc.perform(request.cookie(cookies.get(person)).with(csrf())).andReturn().getResponse().getStatus();
  }

  /** All that is stored of the year, by table. */
  private Map<String, String> readYear() throws Exception {
    Map<String, String> stored = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row = connection.createStatement().executeQuery("""
          SELECT c.table_schema || '.' || c.table_name || ' ' || c.column_name FROM information_schema.columns c
           WHERE c.table_schema IN ('indicators', 'evidence')
             AND (c.column_name = 'evaluation' OR c.table_name = 'evaluation' AND c.column_name = 'code')""")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        String[] parts = table.split(" ");
        try (ResultSet row = connection.createStatement()
            .executeQuery("SELECT md5(coalesce(string_agg(CAST(t AS text), ';' ORDER BY CAST(t AS text)), '')) FROM "
                + parts[0] + " t WHERE t.regency = '73.24' AND CAST(t." + parts[1] + " AS text) = '" + YEAR + "'")) {
          row.next();
          stored.put(parts[0], row.getString(1));
        }
      }
    }
    return stored;
  }
}
