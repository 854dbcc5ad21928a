package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.EndedRecords.Ongoing;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * Every form that was opened before its record ended, and is sent after it: it is refused in words, and nothing
 * changes. And the same form sent twice, as by a second click or after a lost answer: it does what it did once. An
 * address that writes and stands neither here nor among {@link OtherWrites} fails.
 */
@PayungTest
class EndedRecordTests {
  @Autowired MockMvc mvc;
  @Autowired Messages words;
  @Autowired AutowireCapableBeanFactory beans;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping dispatcher;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  private final Map<String, Cookie> cookies = new HashMap<>();
  private final Map<String, String> wrong = new TreeMap<>();
  private EndedRecords records;

  @BeforeEach
  void records_of_their_own() {
    records = beans.createBean(EndedRecords.class);
  }

  @Test
  void a_form_that_is_sent_behind_the_end_is_refused_in_words_and_changes_nothing() throws Exception {
    for (SentForm form : SentForm.all()) {
      tryOne(form, this::sendBehindTheEnd);
    }

    assertThat(wrong).isEmpty();
  }

  private interface Trial {
    void run(SentForm form) throws Exception;
  }

  /** One that cannot even be made does not hide the others. */
  private void tryOne(SentForm form, Trial trial) throws Exception {
    try {
      trial.run(form);
    } catch (RuntimeException | AssertionError broken) {
      wrong.put(form.route() + " as " + form.answer(), broken.toString());
    }
  }

  private void sendBehindTheEnd(SentForm form) throws Exception {
    Ongoing record = form.record().apply(records);
    Request request = request(form, record);
    record.end().run();
    String before = stored(record);

    MockHttpServletResponse answer = request.send();

    boolean unchanged = stored(record).equals(before);
    if (unchanged == form.answer().equals(SentForm.ALLOWED)) {
      complain(form, unchanged ? "changed nothing" : "changed something", answer);
    } else if (!says(answer, form.answer())) {
      complain(form, "does not say " + form.answer(), answer);
    }
  }

  private boolean says(MockHttpServletResponse answer, String key) throws Exception {
    if (key.equals(SentForm.HARMLESS) || key.equals(SentForm.ALLOWED)) {
      return answer.getStatus() < 400;
    }
    String page = HtmlUtils.htmlUnescape(answer.getContentAsString(StandardCharsets.UTF_8));
    return answer.getStatus() >= 400
        && Stream.of(words.text(Messages.INDONESIAN, key).split("\\{\\d+}")).allMatch(page::contains);
  }

  @Test
  void the_same_form_sent_twice_does_what_it_did_once() throws Exception {
    List<SentForm> tried = SentForm.all().stream().filter(SentForm::alsoTwice).toList();
    for (SentForm form : tried) {
      tryOne(form, this::sendTwice);
    }

    assertThat(tried).hasSizeGreaterThan(30);
    assertThat(wrong).isEmpty();
  }

  private void sendTwice(SentForm form) throws Exception {
    Ongoing record = form.record().apply(records);
    Request request = request(form, record);
    String before = stored(record);

    MockHttpServletResponse first = request.send();
    String once = stored(record);
    MockHttpServletResponse second = request.send();

    if (first.getStatus() >= 400 || once.equals(before)) {
      complain(form, "does nothing to one that goes on", first);
    } else if (!stored(record).equals(once)) {
      complain(form, "does more the second time", second);
    }
  }

  @Test
  void every_address_that_writes_is_tried_or_says_why_not() {
    Set<String> tried = new TreeSet<>();
    SentForm.all().forEach(form -> tried.add(form.route()));
    Set<String> writing = new TreeSet<>();
    dispatcher.getHandlerMethods().forEach((info, method) -> {
      boolean writes = info.getMethodsCondition().getMethods().stream().anyMatch(one -> one != RequestMethod.GET);
      if (writes && method.getBeanType().getName().startsWith("id.payung.")) {
        info.getPatternValues()
            .forEach(pattern -> writing.add(
                pattern.replaceFirst("^/\\{regency[^/]*}", "").replaceAll("\\{(\\w+):(?:[^{}]|\\{[^}]*})*}", "{$1}")));
      }
    });

    assertThat(OtherWrites.REASONS.keySet()).doesNotContainAnyElementsOf(tried);
    assertThat(writing).hasSizeGreaterThan(140);
    tried.addAll(OtherWrites.REASONS.keySet());
    assertThat(tried).isEqualTo(writing);
  }

  private void complain(SentForm form, String what, MockHttpServletResponse answer) throws Exception {
    String said = answer.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?s)^.*<main|<[^>]*>|\\s+", " ");
    wrong.put(form.route() + " as " + form.answer(),
        what + ": " + answer.getStatus() + " " + said.substring(0, Math.min(300, said.length())));
  }

  private interface Request {
    MockHttpServletResponse send() throws Exception;
  }

  /** Made while the record goes on; each sending is the same. */
  private Request request(SentForm form, Ongoing record) throws Exception {
    Map<String, String> ids = new HashMap<>(record.ids());
    ids.putAll(Map.of("dp3a", TestCast.DP3A.toString(), "ngo", TestCast.NGO.toString(), "disdukcapil",
        TestCast.DISDUKCAPIL.toString(), "new", Ids.next().toString()));
    Map<String, String> fields = new LinkedHashMap<>();
    form.fields().forEach((name, value) -> fields.put(fill(name, ids), fill(value, ids)));
    Map<String, String> inPath = new HashMap<>(ids);
    inPath.putAll(fields);
    String address = "/73.24" + fill(form.route(), inPath);
    Map<String, String> sent = new LinkedHashMap<>();
    if (!form.page().isEmpty()) {
      String page = mvc.perform(get("/73.24" + fill(form.page(), ids)).cookie(cookie(form.who())))
          .andReturn()
          .getResponse()
          .getContentAsString(StandardCharsets.UTF_8);
      CrawledForms.read(form.who(), page)
          .stream()
          .filter(met -> met.action().equals(address))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no form for " + address + " on " + form.page()))
          .fields()
          .forEach(sent::put);
    }
    sent.putAll(fields);
    byte[] file = pdf();
    return () -> send(form.who(), address, sent, file);
  }

  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  private MockHttpServletResponse send(String who, String address, Map<String, String> fields, byte[] file)
      throws Exception {
    String name = fields.getOrDefault("file", "");
    AbstractMockHttpServletRequestBuilder<?> request =
        name.endsWith(".pdf") ? multipart(address).file(new MockMultipartFile("file", name, "application/pdf", file))
            : post(address);
    fields.forEach(request::param);
    return mvc.perform(request.with(csrf()).cookie(cookie(who))).andReturn().getResponse();
  }

  private static byte[] pdf() throws Exception {
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setTitle(Ids.next().toString());
      document.save(out);
      return out.toByteArray();
    }
  }

  private Cookie cookie(String who) throws Exception {
    Cookie known = cookies.get(who);
    if (known == null) {
      known = TestSignIn.sessionCookie(mvc, who);
      cookies.put(who, known);
    }
    return known;
  }

  /** All that is kept of a record, its lines in the trail among it. */
  private String stored(Ongoing record) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = DriverManager.getConnection(url, owner, password)) {
      for (String rows : record.rows()) {
        String[] where = rows.split(" ");
        try (PreparedStatement statement = connection.prepareStatement("SELECT string_agg(t::text, '; ' ORDER BY "
            + "t::text) FROM " + where[0] + " t WHERE t." + where[1] + "::text = ANY (?)")) {
          statement.setArray(1, connection.createArrayOf("text", record.ids().values().toArray()));
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            all.append(rows).append(": ").append(row.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }
}
