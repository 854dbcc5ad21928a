package id.payung;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.CountedStatements;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** People of every role who walk over the demonstration from page to page, and what they found there. */
@TestComponent
class Walks {
  static final JsonMapper JSON = JsonMapper.builder().build();

  static final String HERE = "73.24";
  static final String THERE = "73.22";
  static final String PASSWORD = "payung-contoh-2026";

  /** The id and the text of everything that is planted next door. */
  static final UUID PLANTED = Ids.named("routes:neighbour");
  static final String MARKER = "tandarahasiatetangga";

  /** So many addresses of one route does one person open. */
  private static final int A_ROUTE = 2;

  private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)");
  static final Pattern UUID_IN_PATH = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Who walks: one of each reach and of each role that opens pages of its own. */
  static final Map<String, Set<Role>> PEOPLE = new LinkedHashMap<>();

  static {
    PEOPLE.put("sekretaris", Set.of(Role.TASK_FORCE_SECRETARY));
    PEOPLE.put("admin", Set.of(Role.REGENCY_ADMIN));
    PEOPLE.put("pemeriksa", Set.of(Role.INTERNAL_VERIFIER));
    PEOPLE.put("ajudan", Set.of(Role.REGENT_AIDE));
    PEOPLE.put("riwayat", Set.of(Role.AUDITOR));
    PEOPLE.put("perencana", Set.of(Role.PLANNER));
    PEOPLE.put("kerjasama", Set.of(Role.COOPERATION_OFFICE));
    PEOPLE.put("hukum", Set.of(Role.LEGAL_OFFICE));
    PEOPLE.put("disdukcapil", Set.of(Role.OFFICE_CLERK));
    PEOPLE.put("dinkes", Set.of(Role.OFFICE_CLERK));
    PEOPLE.put("kadisdik", Set.of(Role.OFFICE_HEAD));
    PEOPLE.put("polres", Set.of(Role.DATA_OWNER));
    PEOPLE.put("kakao", Set.of(Role.PARTNER_COORDINATOR));
    PEOPLE.put("camat", Set.of(Role.DISTRICT_SUPERVISOR));
    PEOPLE.put("patbm.malili", Set.of(Role.VILLAGE_VOLUNTEER));
    PEOPLE.put("desa.malili", Set.of(Role.VILLAGE_OPERATOR));
  }

  /** Whose rows do not reach over the whole regency. */
  static final List<String> NARROW =
      List.of("disdukcapil", "dinkes", "kadisdik", "polres", "kakao", "camat", "patbm.malili", "desa.malili");

  final MockMvc mvc;
  private final RequestMappingHandlerMapping dispatcher;
  private final RowsInReach rows;

  private final Map<String, Cookie> cookies = new HashMap<>();
  private final Map<String, JsonNode> phones = new HashMap<>();
  private final Map<PathPattern, HandlerMethod> pages = new LinkedHashMap<>();
  private final Map<String, Map<String, Seen>> walks = new LinkedHashMap<>();
  private final Map<String, String> faults = new TreeMap<>();

  private @Nullable Staged staged;

  /** What the demonstration lacks. */
  Staged staged() {
    return Objects.requireNonNull(staged);
  }

  /**
   * What somebody met at an address: its text too, if it was one.
   *
   * @param asked what the page asked of the database, without commands that only say who acts
   */
  record Seen(String address, @Nullable PathPattern route, int status, String body, @Nullable String type,
      List<String> asked) {
    /** A page that a person waits for, no paper and no sheet. */
    boolean isPage() {
      return status < 400 && type != null && type.startsWith("text/html");
    }

    /** What was read otherwise than by walking. */
    static Seen of(String address, int status, String body) {
      return new Seen(address, null, status, body, null, List.of());
    }
  }

  @Autowired
  Walks(MockMvc mvc, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping dispatcher,
      RowsInReach rows) {
    this.mvc = mvc;
    this.dispatcher = dispatcher;
    this.rows = rows;
  }

  /** The neighbour's rows are planted and the pages known, once for all tests. */
  synchronized Walks ready() throws Exception {
    if (pages.isEmpty()) {
      plantNextDoor();
      staged = new Staged(this, rows).papers().files();
      handlers((info, method) -> {
        if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
          patterns(info).forEach(pattern -> pages.put(pattern, method));
        }
      });
    }
    return this;
  }

  /** Everybody walks, once for all tests. */
  synchronized Walks begun() throws Exception {
    ready();
    if (walks.isEmpty()) {
      for (String person : PEOPLE.keySet()) {
        walks.put(person, walk(person, HERE, faults));
      }
    }
    return this;
  }

  /** Every handler of ours. */
  void handlers(java.util.function.BiConsumer<RequestMappingInfo, HandlerMethod> visitor) {
    dispatcher.getHandlerMethods().forEach((info, method) -> {
      if (method.getBeanType().getName().startsWith("id.payung.")) {
        visitor.accept(info, method);
      }
    });
  }

  static Set<PathPattern> patterns(RequestMappingInfo info) {
    return Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns();
  }

  /** The pages, by their pattern. */
  Map<PathPattern, HandlerMethod> pages() {
    return pages;
  }

  Map<String, Map<String, Seen>> all() {
    return walks;
  }

  Map<String, Seen> of(String person) {
    return Objects.requireNonNull(walks.get(person), person);
  }

  /** What was broken on somebody's way. */
  Map<String, String> faults() {
    return faults;
  }

  /** From the first page along the links; of each route a few addresses. */
  Map<String, Seen> walk(String person) throws Exception {
    return walk(person, HERE);
  }

  /** A walk more, with policies off or next door among the planted rows: only what it reads counts. */
  Map<String, Seen> walk(String person, String regency) throws Exception {
    return walk(person, regency, new TreeMap<>());
  }

  private Map<String, Seen> walk(String person, String regency, Map<String, String> faults) throws Exception {
    Map<String, Seen> seen = new LinkedHashMap<>();
    Map<String, Integer> opened = new HashMap<>();
    Set<String> known = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(
        List.of("/" + regency, "/akun", "/akun/kata-sandi", "/akun/faktor-kedua", "/" + regency + "/jobs"));
    for (String list : List.of("reports", "activities", "agreements", "evidence", "evaluations", "villages",
        "evaluations/2026/answers")) {
      ahead.add("/api/v1/" + regency + "/" + list + (list.equals("villages") ? "?q=malili" : ""));
    }
    ahead.add("/" + regency + "/regions/villages?q=malili");
    while (!ahead.isEmpty()) {
      String address = ahead.poll();
      PathPattern route = routeOf(address);
      String name = (route == null ? path(address).replaceAll("[0-9a-f-]{36}|\\d+", "*") : route.getPatternString())
          + (address.contains("?") ? "?" : "");
      if (opened.merge(name, 1, Integer::sum) > A_ROUTE) {
        continue;
      }
      cookie(person);
      MockHttpServletResponse[] met = new MockHttpServletResponse[1];
      List<String> asked = CountedStatements.of(() -> met[0] = open(address, person));
      MockHttpServletResponse answer = met[0];
      String body = Inside.text(answer);
      seen.put(address, new Seen(address, route, answer.getStatus(), body, answer.getContentType(), asked));
      if (answer.getStatus() >= 400 && answer.getStatus() != 403) {
        faults.put(person + " " + address, "status " + answer.getStatus());
      } else if (answer.getStatus() == 403 && known.contains(address)) {
        faults.put(person + " " + address, "a link that leads to a closed door");
      }
      if (body.contains("⟦")) {
        faults.put(person + " " + address,
            "no words for " + body.substring(body.indexOf('⟦'), Math.min(body.length(), body.indexOf('⟦') + 60)));
      }
      for (Matcher link = LINK.matcher(body); link.find();) {
        String next = link.group(1).replace("&amp;", "&");
        if ((next.equals("/" + regency) || next.startsWith("/" + regency + "/")) && known.add(next)) {
          ahead.add(next);
        }
      }
    }
    if (NARROW.contains(person) && regency.equals(HERE)) {
      seen.putAll(phone(person));
    }
    return seen;
  }

  /** What somebody's phone is given: all pages of a first load. */
  private Map<String, Seen> phone(String person) throws Exception {
    Map<String, Seen> loaded = new LinkedHashMap<>();
    String token = null;
    boolean more = true;
    for (int page = 1; more; page++) {
      ObjectNode asked = JSON.createObjectNode().put("version", 1).put("token", token).put("limit", 200);
      MockHttpServletResponse answer = bySync("/sync/pull", asked, person);
      String address = "/api/v1/" + HERE + "/sync/pull " + page;
      loaded.put(address, Seen.of(address, answer.getStatus(), text(answer)));
      JsonNode told = JSON.readTree(text(answer));
      token = told.path("token").asString(null);
      more = answer.getStatus() == 200 && told.path("more").asBoolean() && page < 200;
    }
    return loaded;
  }

  /** What a phone sends, with the credential that it was given. */
  MockHttpServletResponse bySync(String path, JsonNode body, String person) throws Exception {
    return mvc.perform(post("/api/v1/" + HERE + path)
        .header("Authorization", "Bearer " + welcome(person).path("credential").asString())
        .contentType("application/json")
        .content(body.toString().getBytes(StandardCharsets.UTF_8))).andReturn().getResponse();
  }

  /** How the server let somebody's phone in. */
  synchronized JsonNode welcome(String person) throws Exception {
    JsonNode known = phones.get(person);
    if (known == null) {
      ObjectNode knock = JSON.createObjectNode()
          .put("device", UUID.randomUUID().toString())
          .put("deviceName", "Ponsel uji")
          .put("name", person)
          .put("password", PASSWORD)
          .put("version", 1);
      MockHttpServletResponse answer = mvc.perform(
          post("/api/v1/devices").contentType("application/json").content(knock.toString()).with(Walks::fromElsewhere))
          .andReturn()
          .getResponse();
      known = JSON.readTree(text(answer));
      phones.put(person, known);
    }
    return known;
  }

  /** An address of every page for those who must not come in: one that was met, else one that is made up. */
  List<Seen> addresses() {
    Map<String, Seen> all = new LinkedHashMap<>();
    ofEveryRoute().forEach(seen -> all.put(Objects.requireNonNull(seen.route()).getPatternString(), seen));
    pages.keySet()
        .forEach(route -> all.computeIfAbsent(route.getPatternString(),
            pattern -> new Seen(madeUp(pattern), route, 0, "", null, List.of())));
    return List.copyOf(all.values());
  }

  /** An address of a pattern, with the planted id wherever it asks for one. */
  static String madeUp(String pattern) {
    return pattern.replaceAll("\\{regency[^/]*}(?=/|$)", HERE)
        .replaceAll("\\{year:[^/]*}(?=/|$)", "2026")
        .replaceAll("\\{code:[^/]*}(?=/|$)", "2026")
        .replaceAll("\\{stage:[^/]*}(?=/|$)", "EM")
        .replaceAll("\\{question:[^/]*}(?=/|$)", "1.1")
        .replaceAll("\\{deed:[^/]*}(?=/|$)", "lock")
        .replaceAll("\\{(?:number|nr)}", "1")
        .replaceAll("\\{[^/]*}(?=/|$|\\.)", PLANTED.toString());
  }

  /** One good address of every route, met by whoever met it first. */
  List<Seen> ofEveryRoute() {
    Map<String, Seen> first = new LinkedHashMap<>();
    walks.values()
        .forEach(walk -> walk.values()
            .stream()
            .filter(seen -> seen.route() != null && seen.status() < 400)
            .forEach(seen -> first.putIfAbsent(seen.route().getPatternString(), seen)));
    return new ArrayList<>(first.values());
  }

  private @Nullable PathPattern routeOf(String address) {
    PathContainer path = PathContainer.parsePath(path(address));
    return pages.keySet()
        .stream()
        .filter(pattern -> pattern.matches(path))
        .sorted(PathPattern.SPECIFICITY_COMPARATOR)
        .findFirst()
        .orElse(null);
  }

  static String path(String address) {
    return address.replaceFirst("\\?.*$", "");
  }

  MockHttpServletResponse open(String address, @Nullable String person) throws Exception {
    return send(get(URI.create(address.replace(" ", "%20").replace("|", "%7C").replace("\"", "%22"))), person);
  }

  MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, @Nullable String person)
      throws Exception {
    if (person != null) {
      request.cookie(cookie(person));
    }
    return mvc.perform(request).andReturn().getResponse();
  }

  synchronized Cookie cookie(String person) throws Exception {
    Cookie known = cookies.get(person);
    if (known == null) {
      known = signIn(person);
      cookies.put(person, known);
    }
    return known;
  }

  private Cookie signIn(String name) throws Exception {
    String header = mvc
        .perform(post("/masuk").param("name", name).param("password", PASSWORD).with(csrf()).with(Walks::fromElsewhere))
        .andReturn()
        .getResponse()
        .getHeader(HttpHeaders.SET_COOKIE);
    return new Cookie("payung",
        Objects.requireNonNull(header, name).replaceFirst("^payung=", "").replaceFirst(";.*$", ""));
  }

  private static MockHttpServletRequest fromElsewhere(MockHttpServletRequest request) {
    request.setRemoteAddr("198.51.100.7");
    return request;
  }

  static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
    A own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
    boolean methodSays = List.of(Allowed.class, AllowedToAll.class, Public.class, ByCredential.class)
        .stream()
        .anyMatch(one -> AnnotatedElementUtils.hasAnnotation(method.getMethod(), one));
    return own != null || methodSays ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
  }

  /** Somebody who walks and may not come in here by their role; null when all may. */
  static @Nullable String ofTheWrongRole(HandlerMethod method) {
    Allowed allowed = find(method, Allowed.class);
    return allowed == null ? null
        : PEOPLE.entrySet()
            .stream()
            .filter(person -> List.of(allowed.value()).stream().noneMatch(person.getValue()::contains))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
  }

  private void plantNextDoor() throws SQLException {
    try (Connection connection = rows.asOwner()) {
      UUID person;
      UUID office;
      try (ResultSet row = connection.createStatement()
          .executeQuery("SELECT person, organisation FROM accounts.mandate WHERE regency = '" + THERE
              + "' AND role = 'REGENCY_ADMIN'")) {
        row.next();
        person = row.getObject(1, UUID.class);
        office = row.getObject(2, UUID.class);
      }
      new Planter(connection).all(new Planter.Plant(THERE, PLANTED, MARKER, office, PLANTED, person, 2039));
    }
  }

  static boolean isText(MockHttpServletResponse answer) {
    String type = answer.getContentType();
    return type != null && (type.startsWith("text/") || type.contains("json"));
  }

  static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
