package id.payung;

import static id.payung.Walks.HERE;
import static id.payung.Walks.MARKER;
import static id.payung.Walks.NARROW;
import static id.payung.Walks.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.CountedStatements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person may not read is taken from the database (every text of every row that the policies do not show them) and looked for in everything
 * that they can open: pages, lists, searches, the cells of their sheets, the pages of their PDFs, the API. Then once more without the policies, when
 * the code's own scopes stand alone.
 */
@Demonstrated
class LeakMatrixTests {
  /** Shorter texts are codes and names that stand everywhere. */
  private static final int TELLING = 12;

  @Autowired Walks walks;
  @Autowired RowsInReach inReach;

  private String published = "";

  @BeforeAll
  void everybody_walks() throws Exception {
    walks.begun();
    published = published();
  }

  @Test
  void nobody_reads_a_word_of_a_row_that_is_not_theirs() throws Exception {
    Map<String, String> leaks = new TreeMap<>();
    for (String person : NARROW) {
      Map<String, String> secrets = secretsOf(person);
      assertThat(secrets).as(person).hasSizeGreaterThan(20);
      look(person, walks.of(person), secrets, leaks);
    }

    assertThat(leaks).isEmpty();
    // and who sees the whole regency does read them: else nothing was looked for
    Map<String, String> read = new TreeMap<>();
    look("sekretaris", walks.of("sekretaris"), secretsOf("kakao"), read);
    assertThat(read).hasSizeGreaterThan(20);
  }

  @Test
  void the_scopes_of_the_code_hold_when_the_policies_are_gone() throws Exception {
    Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
    for (String person : NARROW) {
      secrets.put(person, secretsOf(person));
    }
    Map<String, Set<UUID>> visible = new LinkedHashMap<>();
    for (String person : NARROW) {
      visible.put(person, inReach.visibleTo(person));
    }
    Map<String, String> leaks = new TreeMap<>();
    policies("DISABLE");
    try {
      Map<String, Walks.Seen> madeNow = walks.staged().sheets(List.of("disdukcapil", "polres"));
      for (String person : NARROW) {
        look(person, walks.walk(person), secrets.get(person), leaks);
        Walks.Seen made = madeNow.get(person);
        if (made != null) {
          look(person, Map.of(made.address(), made), secrets.get(person), leaks);
        }
        for (Map.Entry<String, String> record : RECORDS.entrySet()) {
          List<UUID> all = new ArrayList<>(ids(record.getValue(), HERE).stream().filter(id -> !visible.get(person).contains(id)).limit(12).toList());
          all.add(Walks.PLANTED);
          for (UUID id : all) {
            int status = walks.open("/" + HERE + record.getKey() + id, person).getStatus();
            if (status != 404 && status != 403) {
              leaks.put(person + " " + record.getKey() + id, "status " + status);
            }
          }
        }
      }
      for (String person : List.of("sekretaris", "admin", "ajudan", "riwayat")) {
        look(person, walks.walk(person), Map.of(MARKER, "the neighbour's"), leaks);
      }
    } finally {
      policies("ENABLE");
    }

    assertThat(leaks).isEmpty();
  }

  @Test
  void a_phone_that_writes_on_a_report_which_is_not_its_own_learns_nothing_of_it_and_changes_nothing() throws Exception {
    Map<String, String> leaks = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Map<String, String> secrets = secretsOf(person);
      Set<UUID> visible = inReach.idsOf(person, "community.report");
      JsonNode welcome = walks.welcome(person);
      List<String> reports = inReach.texts("SELECT id || ' ' || village || ' ' || version FROM community.report WHERE regency = '" + HERE + "' ORDER BY id LIMIT 400");
      JsonNode own = welcome.path("regencies").path(0).path("villages").path(0).path("id");
      List<String> hidden = reports.stream().filter(report -> !visible.contains(UUID.fromString(report.substring(0, 36)))).limit(6).toList();
      for (String report : hidden) {
        for (String village : own.isString() ? List.of(report.split(" ")[1], own.asString()) : List.of(report.split(" ")[1])) {
          MockHttpServletResponse answer = walks.bySync("/sync/push", edit(welcome, report.split(" ")[0], village), person);
          look(person, Map.of("push", Walks.Seen.of("push " + report, answer.getStatus(), Walks.text(answer))), secrets, leaks);
          if (!Walks.JSON.readTree(Walks.text(answer)).path("receipts").path(0).path("status").asString("").equals("refused")) {
            leaks.put(person + " push " + report, Walks.text(answer));
          }
          tried++;
        }
      }
      assertThat(inReach.texts("SELECT id || ' ' || village || ' ' || version FROM community.report WHERE regency = '" + HERE + "' ORDER BY id LIMIT 400")).isEqualTo(reports);
    }

    assertThat(tried).isGreaterThan(20);
    assertThat(leaks).isEmpty();
  }

  private static JsonNode edit(JsonNode welcome, String report, String village) {
    ObjectNode batch = Walks.JSON.createObjectNode().put("version", 1).put("device", UUID.randomUUID().toString()).put("sentAt", "2026-11-20T04:00:00Z");
    ObjectNode record = batch.putArray("records").addObject().put("id", report).put("kind", "activity-report").put("writtenAt", "2026-11-20T04:00:00Z").put("basedOn", 1);
    record.put("author", welcome.path("person").path("id").asString());
    record.put("mandate", welcome.path("regencies").path(0).path("mandates").path(0).path("id").asString(null));
    ObjectNode body = record.putObject("body").putNull("activity").put("title", "Tulisan orang lain").put("heldOn", "2026-11-20").put("village", village);
    body.putObject("people").put("childrenM", 1).put("childrenF", 1).put("adultsM", 1).put("adultsF", 1);
    body.putArray("files");
    return batch;
  }

  /** Numbers tell too: a count that forgot its scope is larger when the policies do not cut it. */
  @Test
  void every_count_and_badge_is_the_same_without_the_policies() throws Exception {
    Map<String, Map<String, String>> before = new LinkedHashMap<>();
    for (String person : NARROW) {
      Map<String, String> pages = new LinkedHashMap<>();
      for (Walks.Seen seen : walks.of(person).values()) {
        if (seen.status() == 200 && seen.route() != null && !seen.address().contains("/jobs") && !seen.address().startsWith("/akun") && !seen.body().isEmpty()) {
          MockHttpServletResponse answer = walks.open(seen.address(), person);
          if (answer.getStatus() == 200 && String.valueOf(answer.getContentType()).startsWith("text/html")) {
            pages.put(seen.address(), plain(answer, ""));
          }
        }
      }
      before.put(person, pages);
    }
    Map<String, String> differ = new TreeMap<>();
    policies("DISABLE");
    try {
      for (String person : NARROW) {
        for (Map.Entry<String, String> page : before.get(person).entrySet()) {
          String after = plain(walks.open(page.getKey(), person), "");
          if (!after.equals(page.getValue())) {
            differ.put(person + " " + page.getKey(), difference(page.getValue(), after));
          }
        }
      }
    } finally {
      policies("ENABLE");
    }

    assertThat(before.values().stream().mapToInt(Map::size).sum()).isGreaterThan(100);
    assertThat(differ).isEmpty();
  }

  @Test
  void neither_a_known_tag_nor_a_borrowed_page_key_opens_what_is_hidden() throws Exception {
    Map<String, String> open = new TreeMap<>();
    int tags = 0;
    int keys = 0;
    for (Walks.Seen seen : walks.of("sekretaris").values()) {
      boolean key = seen.address().matches(".*[?&]from=.+");
      String tag = seen.status() == 200 && seen.route() != null && !key ? walks.open(seen.address(), "sekretaris").getHeader("ETag") : null;
      if (!key && tag == null) {
        continue;
      }
      for (String person : NARROW) {
        if (key) {
          MockHttpServletResponse answer = walks.open(seen.address(), person);
          Map<String, String> leaks = new TreeMap<>();
          look(person, Map.of(seen.address(), Walks.Seen.of(seen.address(), answer.getStatus(), Walks.text(answer))), secretsOf(person), leaks);
          open.putAll(leaks);
          keys++;
        } else if (walks.open(seen.address(), person).getStatus() >= 400) {
          for (String header : List.of("If-None-Match", "If-Range", "If-Match")) {
            int status =
                walks.send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(java.net.URI.create(seen.address())).header(header, tag).header("Range", "bytes=0-3"), person)
                    .getStatus();
            tags++;
            if (status != 404 && status != 403) {
              open.put(person + " " + seen.address() + " " + header, "status " + status);
            }
          }
        }
      }
    }

    assertThat(tags).isGreaterThan(10);
    assertThat(keys).isGreaterThan(5);
    assertThat(open).isEmpty();
  }

  @Test
  void a_job_and_its_file_are_its_persons_alone() throws Exception {
    Map<String, String> open = new TreeMap<>();
    Map<UUID, String> jobs = walks.staged().jobs;
    for (Map.Entry<UUID, String> job : jobs.entrySet()) {
      for (String way : List.of("/jobs/%s", "/jobs/%s/progress", "/jobs/%s/result", "/evidence/exports/%s", "/evidence/exports/%s/parts/1")) {
        String address = "/" + HERE + way.formatted(job.getKey());
        for (String person : Walks.PEOPLE.keySet()) {
          int status = walks.open(address, person).getStatus();
          boolean own = person.equals(job.getValue());
          if (!own && status != 404 && status != 403 || own && way.startsWith("/jobs") && status != 200) {
            open.put(person + " " + address, own + " " + status);
          }
        }
      }
      Walks.PEOPLE.keySet().stream().filter(person -> !person.equals(job.getValue())).forEach(person ->
          walks.of(person).values().stream().filter(seen -> seen.body().contains(job.getKey().toString())).forEach(seen -> open.put(person + " " + seen.address(), "named")));
    }

    assertThat(jobs).hasSizeGreaterThan(6);
    assertThat(open).isEmpty();
  }

  @Test
  void a_search_for_what_is_hidden_answers_like_a_search_for_what_is_not_there() throws Exception {
    Map<String, String> told = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Map<String, String> secrets = secretsOf(person);
      for (Map.Entry<String, String> list : SEARCHED.entrySet()) {
        List<String> hidden = secrets.entrySet().stream().filter(secret -> secret.getValue().equals(list.getValue())).map(Map.Entry::getKey).limit(3).toList();
        for (String word : hidden) {
          MockHttpServletResponse answer = walks.open("/" + HERE + list.getKey() + "?q=" + encoded(word), person);
          String nothing = "qx".repeat(word.length() / 2);
          MockHttpServletResponse empty = walks.open("/" + HERE + list.getKey() + "?q=" + encoded(nothing), person);
          tried++;
          if (answer.getStatus() != empty.getStatus() || !plain(answer, word).equals(plain(empty, nothing))) {
            told.put(person + " " + list.getKey() + " " + word, difference(plain(answer, word), plain(empty, nothing)));
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(10);
    assertThat(told).isEmpty();
  }

  /** Lists with a field to search, and the column that their first word is found in. */
  private static final Map<String, String> SEARCHED =
      Map.of(
          "/meetings", "meetings.meeting.title",
          "/agreements", "agreements.agreement.title",
          "/activities", "agreements.activity.title",
          "/reports", "community.report.title",
          "/evidence", "evidence.item.title");

  @Test
  void every_record_opens_to_those_whose_row_it_is_and_is_not_there_for_all_others() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    int opened = 0;
    int hidden = 0;
    for (String person : NARROW) {
      Set<UUID> visible = inReach.visibleTo(person);
      for (Map.Entry<String, String> record : RECORDS.entrySet()) {
        Set<UUID> own = inReach.idsOf(person, record.getValue());
        for (UUID id : ids(record.getValue(), HERE)) {
          int status = walks.open("/" + HERE + record.getKey() + id, person).getStatus();
          if (own.contains(id) ? status / 100 != 2 && status / 100 != 3 && status != 403 : !visible.contains(id) && status != 404 && status != 403) {
            wrong.put(person + " " + record.getKey() + id, status + (own.contains(id) ? " of their own" : " of another's"));
          }
          opened += status == 200 ? 1 : 0;
          hidden += status == 404 ? 1 : 0;
        }
      }
    }

    assertThat(opened).isGreaterThan(50);
    assertThat(hidden).isGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_hidden_record_cannot_be_told_from_one_that_never_was() throws Exception {
    Map<String, String> told = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Set<UUID> visible = inReach.visibleTo(person);
      for (Map.Entry<String, String> record : RECORDS.entrySet()) {
        List<UUID> others = new ArrayList<>(ids(record.getValue(), HERE).stream().filter(id -> !visible.contains(id)).limit(2).toList());
        others.addAll(ids(record.getValue(), THERE).stream().limit(1).toList());
        UUID never = Ids.next();
        for (UUID other : others) {
          Answer hidden = answer("/" + HERE + record.getKey() + other, person);
          Answer missing = answer("/" + HERE + record.getKey() + never, person);
          tried++;
          if (!hidden.equals(missing)) {
            told.put(
                person + " " + record.getKey() + other,
                hidden.status + "/" + missing.status + " " + difference(hidden.body, missing.body) + " " + hidden.questions + "/" + missing.questions);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(40);
    assertThat(told).isEmpty();
  }

  /** Pages of one record each, and the table that it stands in. */
  private static final Map<String, String> RECORDS =
      Map.ofEntries(
          Map.entry("/meetings/", "meetings.meeting"),
          Map.entry("/meetings/decisions/", "meetings.decision"),
          Map.entry("/agreements/", "agreements.agreement"),
          Map.entry("/plans/", "agreements.plan"),
          Map.entry("/activities/", "agreements.activity"),
          Map.entry("/reports/", "community.report"),
          Map.entry("/evidence/", "evidence.item"),
          Map.entry("/evidence/uses/", "evidence.use"));

  @Test
  void who_has_work_in_two_regencies_never_meets_one_in_the_other() throws Exception {
    Map<String, Walks.Seen> here = walks.walk("mitra", HERE);
    Map<String, Walks.Seen> there = walks.walk("mitra", THERE);
    Set<String> ours = telling(inReach.textsIn(HERE));
    Set<String> theirs = telling(inReach.textsIn(THERE));
    Set<String> both = new HashSet<>(ours);
    both.retainAll(theirs);
    ours.removeAll(both);
    theirs.removeAll(both);
    // the switcher names both
    List.of(ours, theirs).forEach(texts -> texts.removeIf(text -> text.startsWith("Kabupaten ") || published.contains(text)));
    Map<String, String> mixed = new TreeMap<>();
    look("mitra", here, asSecrets(theirs), mixed);
    look("mitra", there, asSecrets(ours), mixed);
    Map<String, String> own = new TreeMap<>();
    look("mitra", here, asSecrets(ours), own);

    assertThat(here).hasSizeGreaterThan(20);
    assertThat(there).hasSizeGreaterThan(10);
    assertThat(own).isNotEmpty();
    assertThat(mixed).isEmpty();
  }

  // ---- looking

  /** Each text that the person must not read, with the column it stands in. */
  private Map<String, String> secretsOf(String person) throws SQLException {
    Map<String, Set<String>> visible = inReach.textsOf(person);
    StringBuilder known = new StringBuilder();
    visible.values().forEach(texts -> texts.forEach(text -> known.append(text).append('\n')));
    String all = known.toString();
    Map<String, String> secrets = new LinkedHashMap<>();
    inReach
        .textsIn(HERE)
        .forEach(
            (column, texts) ->
                texts.stream()
                    .filter(text -> isTelling(text) && !all.contains(text) && !published.contains(text))
                    .forEach(text -> secrets.putIfAbsent(text, column)));
    return secrets;
  }

  /** What comes with the software is no secret: instruments, lists, words. */
  private static String published() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String where : List.of("reference", "messages")) {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + where + "/**/*.*")) {
        all.append(file.getContentAsString(StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }

  private static boolean isTelling(String text) {
    return text.length() >= TELLING && !text.matches("[\\d\\s.,:/-]+|[a-z_.-]+");
  }

  private static Set<String> telling(Map<String, Set<String>> texts) {
    Set<String> telling = new HashSet<>();
    texts.values().forEach(all -> all.stream().filter(LeakMatrixTests::isTelling).forEach(telling::add));
    return telling;
  }

  private static Map<String, String> asSecrets(Set<String> texts) {
    Map<String, String> secrets = new LinkedHashMap<>();
    texts.forEach(text -> secrets.put(text, "of the other"));
    return secrets;
  }

  private static void look(String person, Map<String, Walks.Seen> walk, Map<String, String> secrets, Map<String, String> found) {
    for (Walks.Seen seen : walk.values()) {
      String body = HtmlUtils.htmlUnescape(seen.body());
      secrets.forEach(
          (secret, column) -> {
            if (body.contains(secret)) {
              found.put(person + " " + seen.address() + " ← " + column, secret.length() > 60 ? secret.substring(0, 60) : secret);
            }
          });
    }
  }

  /** An answer without what differs from one to the next. */
  private record Answer(int status, String body, List<String> questions) {}

  private Answer answer(String address, String person) throws Exception {
    MockHttpServletResponse[] answer = new MockHttpServletResponse[1];
    List<String> asked = CountedStatements.of(() -> answer[0] = walks.open(address, person));
    String id = address.substring(address.lastIndexOf('/') + 1);
    return new Answer(
        answer[0].getStatus(), plain(answer[0], id), asked.stream().map(sql -> sql.replaceAll("'[^']*'", "?")).toList());
  }

  private static String plain(MockHttpServletResponse answer, String word) throws Exception {
    return HtmlUtils.htmlUnescape(Walks.text(answer))
        .replace(word, "")
        .replace(encoded(word), "")
        .replace(encoded(word).replace("%20", "+"), "")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "")
        .replaceAll("\\b[0-9a-f]{12}\\b", "");
  }

  /** From where two texts part. */
  private static String difference(String one, String other) {
    int at = org.springframework.util.StringUtils.hasLength(one) ? 0 : -1;
    while (at >= 0 && at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at < 0 ? "" : part(one, at) + " ≠ " + part(other, at);
  }

  private static String part(String text, int at) {
    return text.substring(Math.max(0, Math.min(at - 40, text.length())), Math.min(text.length(), at + 60)).replaceAll("\\s+", " ");
  }

  private static String encoded(String word) {
    return java.net.URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private List<UUID> ids(String table, String regency) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection owner = inReach.asOwner();
        ResultSet row = owner.createStatement().executeQuery("SELECT id FROM " + table + " WHERE regency = '" + regency + "' ORDER BY id LIMIT 40")) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private void policies(String what) throws SQLException {
    try (Connection owner = inReach.asOwner();
        Statement statement = owner.createStatement()) {
      Set<String> tables = new TreeSet<>();
      try (ResultSet row = statement.executeQuery("SELECT target FROM platform.guarded")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        statement.execute("ALTER TABLE " + table + " " + what + " ROW LEVEL SECURITY");
      }
    }
  }
}
