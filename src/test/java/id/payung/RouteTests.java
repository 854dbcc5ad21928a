package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.FreshDatabase;
import id.payung.platform.testing.Planter;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.ByCredential;
import id.payung.platform.web.Public;
import jakarta.servlet.http.Cookie;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Every route that the dispatcher serves, over the demonstration: people of every role walk from page to page, and what they found is opened again by
 * those who must not. In the neighbouring regency every table holds a row with a marker that nobody here may ever read.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {FreshDatabase.class, RouteTests.Demonstration.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteTests {
  /** Like {@code ./payung demo}. */
  static final class Demonstration implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("demonstration", Map.of("payung.demo", true)));
    }
  }

  private static final String HERE = "73.24";
  private static final String THERE = "73.22";
  private static final String PASSWORD = "payung-contoh-2026";
  private static final UUID PLANTED = Ids.named("routes:neighbour");
  private static final String MARKER = "tandarahasiatetangga";

  /** So many addresses of one route does one person open. */
  private static final int A_ROUTE = 2;

  private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)");
  private static final Pattern UUID_IN_PATH = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Who walks: one of each reach and of each role that opens pages of its own. */
  private static final Map<String, Set<Role>> PEOPLE = new LinkedHashMap<>();

  static {
    PEOPLE.put("sekretaris", Set.of(Role.TASK_FORCE_SECRETARY));
    PEOPLE.put("admin", Set.of(Role.REGENCY_ADMIN));
    PEOPLE.put("pemeriksa", Set.of(Role.INTERNAL_VERIFIER));
    PEOPLE.put("ajudan", Set.of(Role.REGENT_AIDE));
    PEOPLE.put("riwayat", Set.of(Role.AUDITOR));
    PEOPLE.put("perencana", Set.of(Role.PLANNER));
    PEOPLE.put("disdukcapil", Set.of(Role.OFFICE_CLERK));
    PEOPLE.put("kakao", Set.of(Role.PARTNER_COORDINATOR));
    PEOPLE.put("patbm.malili", Set.of(Role.VILLAGE_VOLUNTEER));
    PEOPLE.put("desa.malili", Set.of(Role.VILLAGE_OPERATOR));
  }

  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping dispatcher;

  @Value("${payung.db.url}")
  String url;

  @Value("${payung.db.owner.user}")
  String user;

  @Value("${payung.db.owner.password}")
  String password;

  private final Map<String, Cookie> cookies = new HashMap<>();
  private final Map<PathPattern, HandlerMethod> pages = new LinkedHashMap<>();
  private final Map<String, Map<String, Seen>> walks = new LinkedHashMap<>();
  private final Map<String, String> faults = new TreeMap<>();

  private record Seen(String address, @Nullable PathPattern route, int status, String body) {}

  @BeforeAll
  void everybody_walks() throws Exception {
    plantNextDoor();
    dispatcher
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (isOurs(method) && isPage(info)) {
                Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns().forEach(pattern -> pages.put(pattern, method));
              }
            });
    for (String person : PEOPLE.keySet()) {
      cookies.put(person, signIn(person));
      walks.put(person, walk(person));
    }
    cookies.put("admin.lutra", signIn("admin.lutra"));
  }

  @Test
  void every_handler_says_who_may_come_in() {
    Set<String> silent = new TreeSet<>();
    dispatcher
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (isOurs(method)
                  && find(method, Allowed.class) == null
                  && find(method, AllowedToAll.class) == null
                  && find(method, Public.class) == null
                  && find(method, ByCredential.class) == null) {
                silent.add(method + " " + info);
              }
            });

    assertThat(pages).hasSizeGreaterThan(60);
    assertThat(silent).isEmpty();
  }

  @Test
  void whoever_follows_the_links_never_meets_a_broken_page_or_a_missing_word() {
    assertThat(faults).isEmpty();
    assertThat(walks.get("sekretaris")).hasSizeGreaterThan(60);
    assertThat(walks.get("patbm.malili")).hasSizeGreaterThan(5);
  }

  @Test
  void every_page_was_met_on_somebodys_way() {
    Set<String> met = new TreeSet<>();
    walks.values().forEach(walk -> walk.values().stream().filter(seen -> seen.status() < 400 && seen.route() != null).forEach(seen -> met.add(seen.route().getPatternString())));
    Set<String> unmet = new TreeSet<>();
    pages.forEach(
        (pattern, method) -> {
          if (find(method, ByCredential.class) == null && find(method, Public.class) == null && !met.contains(pattern.getPatternString())) {
            unmet.add(pattern.getPatternString());
          }
        });

    assertThat(unmet).as("pages that no link leads to, or that need data the demonstration lacks: link them, or say here why not").isSubsetOf(UNLINKED);
  }

  /** Pages that are reached from a form's answer or in a state that the demonstration is not in. */
  private static final Set<String> UNLINKED =
      Set.of(
          "/", // the front door: leads on at once
          "/mulai", // likewise
          "/{regency:\\d\\d\\.\\d\\d}/settings/regencies", // nobody of the demonstration is a system administrator
          "/api/v1/{regency:\\d{2}\\.\\d{2}}/reports/{id}", // machines follow ids, not links
          "/api/v1/{regency:\\d{2}\\.\\d{2}}/evidence/{id}",
          "/api/v1/{regency}/activities/{id}",
          "/api/v1/{regency}/agreements/{id}",
          "/{regency}/evidence/exports/{job}", // after a package was made
          "/{regency}/evidence/exports/{job}/parts/{nr}",
          "/{regency}/jobs/{id}", // after a job was started
          "/{regency}/jobs/{id}/progress",
          "/{regency}/jobs/{id}/result",
          "/{regency}/kla/{year:\\d{4}}/desk/{id}", // after a session at the desk
          "/{regency}/kla/{year:\\d{4}}/desk/{id}/minutes.pdf",
          "/{regency}/kla/{year:\\d{4}}/letters/{id}/letter.pdf", // after a letter was written
          "/{regency}/kla/{year:\\d{4}}/results/{stage:[A-Z]{2,4}}/document", // after a result came with its paper
          "/{regency}/kla/{year:\\d{4}}/sprint", // while questions are reopened
          "/{regency}/activities/{id}/reports/{what}/counting-again", // after something was taken back
          "/{regency}/activities/{id}/trainings/{what}/taking-back",
          "/{regency}/activities/{id}/trainings/new", // for trainings
          "/{regency}/agreements/{id}/versions/{number}", // after a renewal
          "/{regency}/agreements/{id}/versions/{number}/file", // with a signed file
          "/{regency}/plans/{id}/versions/{number}/signed/file",
          "/{regency}/plans/{id}/versions/{number}/return", // while a version is offered
          "/{regency}/plans/{id}/imports/{batch}/undoing", // after an import
          "/{regency}/evidence/uses/{use}/take-back",
          "/{regency}/reports/{id}/attendance/{file}",
          "/{regency}/reports/{id}/return",
          "/{regency}/papers/partners", // the partner's papers, from the first page of who has some
          "/{regency}/papers/partners/{partner}",
          "/{regency}/papers/partners/{partner}/head-office.pdf",
          "/{regency}/papers/partners/{partner}/photos/{item}",
          "/{regency}/papers/partners/{partner}/report.pdf",
          "/{regency}/papers/partners/{partner}/report.xlsx");

  @Test
  void a_stranger_is_sent_to_the_door() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (Seen seen : addresses()) {
      if (find(Objects.requireNonNull(pages.get(seen.route())), Public.class) == null) {
        MockHttpServletResponse answer = open(seen.address(), null);
        boolean shut = answer.getStatus() == 401 || answer.getStatus() / 100 == 3 && String.valueOf(answer.getHeader("Location")).contains("/masuk");
        if (!shut) {
          open.put(seen.address(), answer.getStatus());
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void a_person_of_another_regency_finds_nothing_here_and_nothing_of_ours_at_home() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (Seen seen : addresses()) {
      if (!seen.address().contains("/" + HERE) || find(Objects.requireNonNull(pages.get(seen.route())), ByCredential.class) != null) {
        continue;
      }
      int here = open(seen.address(), "admin.lutra").getStatus();
      if (here != 404) {
        open.put(seen.address(), here);
      }
      if (seen.status() > 0 && UUID_IN_PATH.matcher(path(seen.address())).find()) { // a made-up one holds what was planted there
        String home = seen.address().replace("/" + HERE, "/" + THERE);
        int there = open(home, "admin.lutra").getStatus();
        if (there < 400) { // the rows that were planted there break pages of their own; that is no leak
          open.put(home, there);
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void what_is_planted_next_door_opens_to_nobody_here() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    for (Seen seen : ofEveryRoute()) {
      Matcher id = UUID_IN_PATH.matcher(path(seen.address()));
      if (id.find()) {
        String address = id.replaceAll(PLANTED.toString());
        for (String person : List.of("admin", "sekretaris", "kakao")) {
          MockHttpServletResponse answer = open(address, person);
          if (answer.getStatus() != 404 && answer.getStatus() != 403) {
            open.put(person + " " + address, answer.getStatus());
          }
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void the_wrong_role_is_turned_away() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int tried = 0;
    for (Seen seen : ofEveryRoute()) {
      Allowed allowed = find(Objects.requireNonNull(pages.get(seen.route())), Allowed.class);
      if (allowed == null) {
        continue;
      }
      for (Map.Entry<String, Set<Role>> person : PEOPLE.entrySet()) {
        if (List.of(allowed.value()).stream().noneMatch(person.getValue()::contains)) {
          int status = open(seen.address(), person.getKey()).getStatus();
          if (status != 403) {
            open.put(person.getKey() + " " + seen.address(), status);
          }
          tried++;
          break;
        }
      }
    }

    assertThat(tried).isGreaterThan(15);
    assertThat(open).isEmpty();
  }

  @Test
  void a_narrow_person_opens_no_record_that_their_rows_do_not_hold() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int tried = 0;
    for (String person : List.of("kakao", "patbm.malili", "disdukcapil")) {
      Set<UUID> visible = visibleTo(person);
      for (Seen seen : walks.get("sekretaris").values()) {
        List<String> ids = UUID_IN_PATH.matcher(path(seen.address())).results().map(java.util.regex.MatchResult::group).toList();
        if (ids.isEmpty() || ids.stream().map(UUID::fromString).allMatch(visible::contains)) {
          continue;
        }
        int status = open(seen.address(), person).getStatus();
        tried++;
        if (status < 400) {
          open.put(person + " " + seen.address(), status);
        }
      }
    }

    assertThat(tried).isGreaterThan(15);
    assertThat(open).isEmpty();
  }

  @Test
  void nobody_here_ever_reads_the_neighbours_marker_and_everybody_reads_their_own() throws Exception {
    Set<String> leaks = new TreeSet<>();
    walks.forEach((person, walk) -> walk.values().stream().filter(seen -> seen.body().contains(MARKER)).forEach(seen -> leaks.add(person + " " + seen.address())));
    for (String search : List.of("/organisations?q=", "/people?q=", "/meetings?q=", "/agreements?q=", "/activities?q=", "/reports?q=", "/trail?who=")) {
      String body = text(open("/" + HERE + search + MARKER, "admin"));
      if (body.replaceAll("value=\"[^\"]*\"", "").replaceAll("(?:href|action)=\"[^\"]*\"", "").contains(MARKER)) {
        leaks.add("admin " + search);
      }
    }

    assertThat(leaks).isEmpty();
    assertThat(text(open("/" + THERE + "/organisations", "admin.lutra"))).contains(MARKER);
    for (String wanted : List.of("meetings.meeting.title", "agreements.agreement.title", "agreements.activity.title", "accounts.organisation.name")) {
      List<String> titles = titles(wanted);
      assertThat(titles).as(wanted).isNotEmpty();
      assertThat(walks.get("sekretaris").values().stream().anyMatch(seen -> titles.stream().anyMatch(title -> seen.body().contains(escaped(title)))))
          .as("the secretary reads one of %s", wanted)
          .isTrue();
    }
  }

  // ---- walking

  /** From the first page along the links; of each route a few addresses. */
  private Map<String, Seen> walk(String person) throws Exception {
    Map<String, Seen> seen = new LinkedHashMap<>();
    Map<String, Integer> opened = new HashMap<>();
    Set<String> known = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(List.of("/" + HERE, "/akun", "/akun/kata-sandi", "/akun/faktor-kedua", "/" + HERE + "/jobs"));
    for (String list : List.of("reports", "activities", "agreements", "evidence", "evaluations", "villages", "evaluations/2026/answers")) {
      ahead.add("/api/v1/" + HERE + "/" + list + (list.equals("villages") ? "?q=malili" : ""));
    }
    ahead.add("/" + HERE + "/regions/villages?q=malili");
    while (!ahead.isEmpty()) {
      String address = ahead.poll();
      PathPattern route = routeOf(address);
      String name = (route == null ? path(address).replaceAll("[0-9a-f-]{36}|\\d+", "*") : route.getPatternString()) + (address.contains("?") ? "?" : "");
      if (opened.merge(name, 1, Integer::sum) > A_ROUTE) {
        continue;
      }
      MockHttpServletResponse answer = open(address, person);
      String body = isText(answer) ? text(answer) : "";
      seen.put(address, new Seen(address, route, answer.getStatus(), body));
      if (answer.getStatus() >= 400 && answer.getStatus() != 403) {
        faults.put(person + " " + address, "status " + answer.getStatus());
      } else if (answer.getStatus() == 403 && known.contains(address)) {
        faults.put(person + " " + address, "a link that leads to a closed door");
      }
      if (body.contains("⟦")) {
        faults.put(person + " " + address, "no words for " + body.substring(body.indexOf('⟦'), Math.min(body.length(), body.indexOf('⟦') + 60)));
      }
      for (Matcher link = LINK.matcher(body); link.find(); ) {
        String next = link.group(1).replace("&amp;", "&");
        if (isOfTheRegency(next) && known.add(next)) {
          ahead.add(next);
        }
      }
    }
    return seen;
  }

  private static boolean isOfTheRegency(String address) {
    return address.equals("/" + HERE) || address.startsWith("/" + HERE + "/");
  }

  /** An address of every route for those who must not come in: one that was met, else one that is made up. */
  private List<Seen> addresses() {
    Map<String, Seen> all = new LinkedHashMap<>();
    ofEveryRoute().forEach(seen -> all.put(Objects.requireNonNull(seen.route()).getPatternString(), seen));
    pages
        .keySet()
        .forEach(
            route ->
                all.computeIfAbsent(
                    route.getPatternString(),
                    pattern ->
                        new Seen(
                            pattern
                                .replaceAll("\\{regency[^/]*}(?=/|$)", HERE)
                                .replaceAll("\\{year:[^/]*}(?=/|$)", "2026")
                                .replaceAll("\\{code:[^/]*}(?=/|$)", "2026")
                                .replaceAll("\\{stage:[^/]*}(?=/|$)", "EM")
                                .replaceAll("\\{question:[^/]*}(?=/|$)", "1.1")
                                .replaceAll("\\{deed:[^/]*}(?=/|$)", "lock")
                                .replaceAll("\\{number}", "1")
                                .replaceAll("\\{[^/]*}(?=/|$|\\.)", PLANTED.toString()),
                            route,
                            0,
                            "")));
    return List.copyOf(all.values());
  }

  /** One good address of every route, met by whoever met it first. */
  private List<Seen> ofEveryRoute() {
    Map<String, Seen> first = new LinkedHashMap<>();
    walks
        .values()
        .forEach(
            walk ->
                walk.values().stream()
                    .filter(seen -> seen.route() != null && seen.status() < 400)
                    .forEach(seen -> first.putIfAbsent(seen.route().getPatternString(), seen)));
    return new ArrayList<>(first.values());
  }

  private @Nullable PathPattern routeOf(String address) {
    PathContainer path = PathContainer.parsePath(path(address));
    return pages.keySet().stream().filter(pattern -> pattern.matches(path)).sorted(PathPattern.SPECIFICITY_COMPARATOR).findFirst().orElse(null);
  }

  private static String path(String address) {
    return address.replaceFirst("\\?.*$", "");
  }

  private MockHttpServletResponse open(String address, @Nullable String person) throws Exception {
    var request = get(URI.create(address.replace(" ", "%20").replace("|", "%7C").replace("\"", "%22")));
    if (person != null) {
      request.cookie(Objects.requireNonNull(cookies.get(person)));
    }
    return mvc.perform(request).andReturn().getResponse();
  }

  private static boolean isText(MockHttpServletResponse answer) {
    String type = answer.getContentType();
    return type != null && (type.startsWith("text/") || type.contains("json"));
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Cookie signIn(String name) throws Exception {
    String header =
        mvc.perform(post("/masuk").param("name", name).param("password", PASSWORD).with(csrf())).andReturn().getResponse().getHeader(HttpHeaders.SET_COOKIE);
    return new Cookie("payung", Objects.requireNonNull(header, name).replaceFirst("^payung=", "").replaceFirst(";.*$", ""));
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("id.payung.");
  }

  private static boolean isPage(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
  }

  private static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
    A own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
    boolean methodSays =
        List.of(Allowed.class, AllowedToAll.class, Public.class, ByCredential.class).stream()
            .anyMatch(one -> AnnotatedElementUtils.hasAnnotation(method.getMethod(), one));
    return own != null || methodSays ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
  }

  // ---- what the database knows

  private void plantNextDoor() throws SQLException {
    try (Connection owner = DriverManager.getConnection(url, user, password)) {
      UUID person;
      UUID office;
      try (ResultSet row = owner.createStatement().executeQuery("SELECT person, organisation FROM accounts.mandate WHERE regency = '" + THERE + "' AND role = 'REGENCY_ADMIN'")) {
        row.next();
        person = row.getObject(1, UUID.class);
        office = row.getObject(2, UUID.class);
      }
      new Planter(owner).all(new Planter.Plant(THERE, PLANTED, MARKER, office, PLANTED, person, 2039));
    }
  }

  /** Every id in a row that this person's reach holds, read as the narrow role itself. */
  private Set<UUID> visibleTo(String signIn) throws SQLException {
    Set<UUID> visible = new LinkedHashSet<>();
    try (Connection owner = DriverManager.getConnection(url, user, password)) {
      String settings;
      try (ResultSet row =
          owner.createStatement()
              .executeQuery(
                  "SELECT p.id, array_agg(DISTINCT m.organisation)::text, coalesce((SELECT array_agg(DISTINCT v) FROM accounts.mandate x CROSS JOIN unnest(x.villages) v"
                      + " WHERE x.person = p.id AND x.regency = '" + HERE + "')::text, '{}'), bool_or(m.villages = '{}') FROM accounts.person p JOIN accounts.mandate m ON m.person = p.id AND m.regency = '"
                      + HERE + "' WHERE p.sign_in_name = '" + signIn + "' GROUP BY p.id")) {
        row.next();
        visible.add(row.getObject(1, UUID.class));
        settings =
            "SET LOCAL app.regency = '" + HERE + "'; SET LOCAL app.person = '" + row.getString(1) + "'; SET LOCAL app.organisations = '"
                + (row.getBoolean(4) ? row.getString(2) : "{}") + "'; SET LOCAL app.villages = '" + row.getString(3) + "'";
      }
      List<String> columns = new ArrayList<>();
      try (ResultSet row =
          owner.createStatement()
              .executeQuery(
                  "SELECT g.target, a.attname FROM platform.guarded g JOIN pg_attribute a ON a.attrelid = g.target::regclass AND a.attnum > 0"
                      + " WHERE a.atttypid = 'uuid'::regtype AND NOT a.attisdropped AND g.shape NOT LIKE '%wide-only%'")) {
        while (row.next()) {
          columns.add("SELECT DISTINCT " + row.getString(2) + " FROM " + row.getString(1) + " WHERE " + row.getString(2) + " IS NOT NULL");
        }
      }
      try (ResultSet row = owner.createStatement().executeQuery("SELECT id FROM regions.region WHERE code LIKE '" + HERE + "%'")) {
        while (row.next()) {
          visible.add(row.getObject(1, UUID.class));
        }
      }
      try (Connection narrow = DriverManager.getConnection(url, appUser, appPassword)) {
        narrow.setAutoCommit(false);
        narrow.createStatement().execute("SET LOCAL ROLE payung_narrow; " + settings);
        for (String column : columns) {
          try (ResultSet row = narrow.createStatement().executeQuery(column)) {
            while (row.next()) {
              visible.add(row.getObject(1, UUID.class));
            }
          }
        }
      }
    }
    return visible;
  }

  @Value("${payung.db.app.user}")
  String appUser;

  @Value("${payung.db.app.password}")
  String appPassword;

  private List<String> titles(String column) throws SQLException {
    int dot = column.lastIndexOf('.');
    List<String> titles = new ArrayList<>();
    try (Connection owner = DriverManager.getConnection(url, user, password);
        ResultSet row =
            owner.createStatement()
                .executeQuery("SELECT " + column.substring(dot + 1) + " FROM " + column.substring(0, dot) + " WHERE regency = '" + HERE + "' LIMIT 500")) {
      while (row.next()) {
        titles.add(row.getString(1));
      }
    }
    return titles;
  }
}
