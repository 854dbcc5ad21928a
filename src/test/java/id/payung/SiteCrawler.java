package id.payung;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.PageModel;
import id.payung.platform.testing.GuardedTableSeeder;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.PublicAccess;
import jakarta.servlet.http.Cookie;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
class SiteCrawler {
  static final JsonMapper JSON = JsonMapper.builder().build();

  static final String OWN_REGENCY = "73.24";
  static final String NEIGHBOUR_REGENCY = "73.22";
  static final String PASSWORD = "payung-contoh-2026";

  /** The id and the text of everything that is planted next door. */
  static final UUID PLANTED_ID = Ids.fromName("routes:neighbour");
  static final String MARKER = "tandarahasiatetangga";

  private static final String AS_JSON = "format=json";

  /** So many addresses of one route does one person open. */
  private static final int ADDRESSES_PER_ROUTE = 2;

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
    PEOPLE.put("setwan", Set.of(Role.COUNCIL_STAFF));
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
      List.of("setwan", "disdukcapil", "dinkes", "kadisdik", "polres", "kakao", "camat", "patbm.malili", "desa.malili");

  final MockMvc mvc;
  private final RequestMappingHandlerMapping dispatcher;
  private final VisibleRowRepository rows;

  private final Map<String, Cookie> cookies = new HashMap<>();
  private final Map<String, JsonNode> phones = new HashMap<>();
  private final Map<PathPattern, HandlerMethod> pages = new LinkedHashMap<>();
  private final Map<String, Map<String, CrawledPage>> crawls = new LinkedHashMap<>();
  private final Map<String, String> faults = new TreeMap<>();
  private final Map<String, Map<String, Set<String>>> visibleTexts = new HashMap<>();
  private Map<String, Set<String>> allTexts = Map.of();

  private @Nullable AdditionalDemoRecords additionalRecords;

  /** What the demonstration lacks. */
  AdditionalDemoRecords additionalRecords() {
    return Objects.requireNonNull(additionalRecords);
  }

  /**
   * What somebody met at an address: its text too, if it was one.
   *
   * @param statements what the page asked of the database, without commands that only say who acts
   */
  record CrawledPage(String address, @Nullable PathPattern route, int status, String body, @Nullable String type,
      List<String> statements) {
    /** A page that a person waits for, no paper and no sheet. */
    boolean isPage() {
      return status < 400 && type != null && type.startsWith("text/html");
    }

    /** What was read otherwise than by walking. */
    static CrawledPage of(String address, int status, String body) {
      return new CrawledPage(address, null, status, body, null, List.of());
    }
  }

  @Autowired
  SiteCrawler(MockMvc mvc, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping dispatcher,
      VisibleRowRepository rows) {
    this.mvc = mvc;
    this.dispatcher = dispatcher;
    this.rows = rows;
  }

  /** The neighbour's rows are planted and the pages known, once for all tests. */
  synchronized SiteCrawler preparePages() throws Exception {
    if (pages.isEmpty()) {
      seedNeighbourRows();
      additionalRecords = new AdditionalDemoRecords(this, rows).createPapers().createExportFiles();
      forEachHandler((info, method) -> {
        if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
          patterns(info).forEach(pattern -> pages.put(pattern, method));
        }
      });
    }
    return this;
  }

  /** Everybody walks, once for all tests. */
  synchronized SiteCrawler crawlAll() throws Exception {
    preparePages();
    if (crawls.isEmpty()) {
      for (String person : PEOPLE.keySet()) {
        crawls.put(person, crawl(person, OWN_REGENCY, faults));
      }
      for (String person : NARROW) {
        visibleTexts.put(person, rows.findVisibleTexts(person));
      }
      allTexts = rows.findAllTexts(OWN_REGENCY);
    }
    return this;
  }

  /**
   * The texts that this person could read when {@link #crawlAll} opened the pages. Other test classes write to the same
   * database afterwards, so that a crawl may only be compared with the database of its own hour.
   */
  Map<String, Set<String>> visibleTextsAtCrawl(String person) {
    return Objects.requireNonNull(visibleTexts.get(person), person);
  }

  /** All texts of the regency when {@link #crawlAll} opened the pages. */
  Map<String, Set<String>> allTextsAtCrawl() {
    return allTexts;
  }

  /** Every handler of ours. */
  void forEachHandler(java.util.function.BiConsumer<RequestMappingInfo, HandlerMethod> visitor) {
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

  Map<String, Map<String, CrawledPage>> crawls() {
    return crawls;
  }

  Map<String, CrawledPage> crawlOf(String person) {
    return Objects.requireNonNull(crawls.get(person), person);
  }

  /** What was broken on somebody's way. */
  Map<String, String> faults() {
    return faults;
  }

  /** From the first page along the links; of each route a few addresses. */
  Map<String, CrawledPage> crawl(String person) throws Exception {
    return crawl(person, OWN_REGENCY);
  }

  /** A walk more, with policies off or next door among the planted rows: only what it reads counts. */
  Map<String, CrawledPage> crawl(String person, String regency) throws Exception {
    return crawl(person, regency, new TreeMap<>());
  }

  private Map<String, CrawledPage> crawl(String person, String regency, Map<String, String> faults) throws Exception {
    Map<String, CrawledPage> seen = new LinkedHashMap<>();
    Map<String, Integer> opened = new HashMap<>();
    Set<String> known = new HashSet<>();
    Deque<String> queue = new ArrayDeque<>(
        List.of("/" + regency, "/akun", "/akun/kata-sandi", "/akun/faktor-kedua", "/" + regency + "/jobs"));
    for (String list : List.of("reports", "activities", "agreements", "evidence", "evaluations", "villages",
        "evaluations/2026/answers")) {
      queue.add("/api/v1/" + regency + "/" + list + (list.equals("villages") ? "?q=malili" : ""));
    }
    queue.add("/" + regency + "/regions/villages?q=malili");
    while (!queue.isEmpty()) {
      String address = queue.poll();
      PathPattern route = findRoute(address);
      String name =
          (route == null ? withoutQuery(address).replaceAll("[0-9a-f-]{36}|\\d+", "*") : route.getPatternString())
              + (address.contains("?") ? "?" : "") + (address.contains(AS_JSON) ? AS_JSON : "");
      if (opened.merge(name, 1, Integer::sum) > ADDRESSES_PER_ROUTE) {
        continue;
      }
      sessionCookie(person);
      MockHttpServletResponse[] met = new MockHttpServletResponse[1];
      List<String> asked = StatementRecorder.record(() -> met[0] = openPage(address, person));
      MockHttpServletResponse answer = met[0];
      String body = ResponseTextExtractor.extractText(answer);
      seen.put(address, new CrawledPage(address, route, answer.getStatus(), body, answer.getContentType(), asked));
      if (answer.getStatus() >= 400 && answer.getStatus() != 403) {
        faults.put(person + " " + address, "status " + answer.getStatus());
      } else if (answer.getStatus() == 403 && known.contains(address)) {
        faults.put(person + " " + address, "a link that leads to a closed door");
      }
      if (body.contains("⟦")) {
        faults.put(person + " " + address,
            "no words for " + body.substring(body.indexOf('⟦'), Math.min(body.length(), body.indexOf('⟦') + 60)));
      }
      if (answer.getStatus() < 400 && route != null && showsList(route) && !address.contains(AS_JSON)) {
        queue.add(address + (address.contains("?") ? "&" : "?") + AS_JSON);
      }
      for (Matcher link = LINK.matcher(body); link.find();) {
        String next = link.group(1).replace("&amp;", "&");
        if ((next.equals("/" + regency) || next.startsWith("/" + regency + "/")) && known.add(next)) {
          queue.add(next);
        }
      }
    }
    if (NARROW.contains(person) && regency.equals(OWN_REGENCY)) {
      seen.putAll(pullAsPhone(person));
    }
    return seen;
  }

  /** A page with a list gives its rows to programs too. */
  private boolean showsList(PathPattern route) {
    HandlerMethod handler = pages.get(route);
    return handler != null && PageModel.class.isAssignableFrom(handler.getReturnType().getParameterType())
        && Arrays.stream(handler.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterType() == ListQuery.class);
  }

  /** What somebody's phone is given: all pages of a first load. */
  private Map<String, CrawledPage> pullAsPhone(String person) throws Exception {
    Map<String, CrawledPage> loaded = new LinkedHashMap<>();
    String token = null;
    boolean more = true;
    for (int page = 1; more; page++) {
      ObjectNode asked = JSON.createObjectNode().put("version", 1).put("token", token).put("limit", 200);
      MockHttpServletResponse answer = sendAsPhone("/sync/pull", asked, person);
      String address = "/api/v1/" + OWN_REGENCY + "/sync/pull " + page;
      loaded.put(address, CrawledPage.of(address, answer.getStatus(), bodyText(answer)));
      JsonNode told = JSON.readTree(bodyText(answer));
      token = told.path("token").asString(null);
      more = answer.getStatus() == 200 && told.path("more").asBoolean() && page < 200;
    }
    return loaded;
  }

  /** What a phone sends, with the credential that it was given. */
  MockHttpServletResponse sendAsPhone(String path, JsonNode body, String person) throws Exception {
    return mvc.perform(post("/api/v1/" + OWN_REGENCY + path)
        .header("Authorization", "Bearer " + deviceSignIn(person).path("credential").asString())
        .contentType("application/json")
        .content(body.toString().getBytes(StandardCharsets.UTF_8))).andReturn().getResponse();
  }

  /** How the server let somebody's phone in. */
  synchronized JsonNode deviceSignIn(String person) throws Exception {
    JsonNode known = phones.get(person);
    if (known == null) {
      ObjectNode knock = JSON.createObjectNode()
          .put("device", UUID.randomUUID().toString())
          .put("deviceName", "Ponsel uji")
          .put("name", person)
          .put("password", PASSWORD)
          .put("version", 1);
      MockHttpServletResponse answer = mvc.perform(post("/api/v1/devices").contentType("application/json")
          .content(knock.toString())
          .with(SiteCrawler::fromOtherAddress)).andReturn().getResponse();
      known = JSON.readTree(bodyText(answer));
      phones.put(person, known);
    }
    return known;
  }

  /** An address of every page for those who must not come in: one that was met, else one that is made up. */
  List<CrawledPage> listRouteAddresses() {
    Map<String, CrawledPage> all = new LinkedHashMap<>();
    listOnePerRoute().forEach(seen -> all.put(Objects.requireNonNull(seen.route()).getPatternString(), seen));
    pages.keySet()
        .forEach(route -> all.computeIfAbsent(route.getPatternString(),
            pattern -> new CrawledPage(fillPattern(pattern), route, 0, "", null, List.of())));
    return List.copyOf(all.values());
  }

  /** An address of a pattern, with the planted id wherever it asks for one. */
  static String fillPattern(String pattern) {
    return pattern.replaceAll("\\{regency[^/]*}(?=/|$)", OWN_REGENCY)
        .replaceAll("\\{year:[^/]*}(?=/|$)", "2026")
        .replaceAll("\\{code:[^/]*}(?=/|$)", "2026")
        .replaceAll("\\{stage:[^/]*}(?=/|$)", "EM")
        .replaceAll("\\{question:[^/]*}(?=/|$)", "1.1")
        .replaceAll("\\{deed:[^/]*}(?=/|$)", "lock")
        .replaceAll("\\{(?:number|nr)}", "1")
        .replaceAll("\\{[^/]*}(?=/|$|\\.)", PLANTED_ID.toString());
  }

  /** One good address of every route, met by whoever met it first. */
  List<CrawledPage> listOnePerRoute() {
    Map<String, CrawledPage> first = new LinkedHashMap<>();
    crawls.values()
        .forEach(walk -> walk.values()
            .stream()
            .filter(seen -> seen.route() != null && seen.status() < 400)
            .forEach(seen -> first.putIfAbsent(seen.route().getPatternString(), seen)));
    return new ArrayList<>(first.values());
  }

  private @Nullable PathPattern findRoute(String address) {
    PathContainer path = PathContainer.parsePath(withoutQuery(address));
    return pages.keySet()
        .stream()
        .filter(pattern -> pattern.matches(path))
        .sorted(PathPattern.SPECIFICITY_COMPARATOR)
        .findFirst()
        .orElse(null);
  }

  static String withoutQuery(String address) {
    return address.replaceFirst("\\?.*$", "");
  }

  MockHttpServletResponse openPage(String address, @Nullable String person) throws Exception {
    return sendAs(get(URI.create(address.replace(" ", "%20").replace("|", "%7C").replace("\"", "%22"))), person);
  }

  MockHttpServletResponse sendAs(AbstractMockHttpServletRequestBuilder<?> request, @Nullable String person)
      throws Exception {
    if (person != null) {
      request.cookie(sessionCookie(person));
    }
    return mvc.perform(request).andReturn().getResponse();
  }

  synchronized Cookie sessionCookie(String person) throws Exception {
    Cookie known = cookies.get(person);
    if (known == null) {
      known = signIn(person);
      cookies.put(person, known);
    }
    return known;
  }

  private Cookie signIn(String name) throws Exception {
    String header = mvc.perform(
        post("/masuk").param("name", name).param("password", PASSWORD).with(csrf()).with(SiteCrawler::fromOtherAddress))
        .andReturn()
        .getResponse()
        .getHeader(HttpHeaders.SET_COOKIE);
    return new Cookie("payung",
        Objects.requireNonNull(header, name).replaceFirst("^payung=", "").replaceFirst(";.*$", ""));
  }

  private static MockHttpServletRequest fromOtherAddress(MockHttpServletRequest request) {
    request.setRemoteAddr("198.51.100.7");
    return request;
  }

  static <A extends Annotation> @Nullable A findAnnotation(HandlerMethod method, Class<A> type) {
    A own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
    boolean methodSays = List.of(AllowedRoles.class, AllowedToSignedIn.class, PublicAccess.class, AllowedToDevice.class)
        .stream()
        .anyMatch(one -> AnnotatedElementUtils.hasAnnotation(method.getMethod(), one));
    return own != null || methodSays ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
  }

  /** Somebody who walks and may not come in here by their role; null when all may. */
  static @Nullable String findPersonWithoutRole(HandlerMethod method) {
    AllowedRoles allowed = findAnnotation(method, AllowedRoles.class);
    return allowed == null ? null
        : PEOPLE.entrySet()
            .stream()
            .filter(person -> List.of(allowed.value()).stream().noneMatch(person.getValue()::contains))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
  }

  private void seedNeighbourRows() throws SQLException {
    try (Connection connection = rows.asOwner()) {
      UUID person;
      UUID office;
      try (ResultSet row = connection.createStatement()
          .executeQuery("SELECT person, organisation FROM accounts.mandate WHERE regency = '" + NEIGHBOUR_REGENCY
              + "' AND role = 'REGENCY_ADMIN'")) {
        row.next();
        person = row.getObject(1, UUID.class);
        office = row.getObject(2, UUID.class);
      }
      new GuardedTableSeeder(connection).seedAll(
          new GuardedTableSeeder.SeedValues(NEIGHBOUR_REGENCY, PLANTED_ID, MARKER, office, PLANTED_ID, person, 2039));
    }
  }

  static boolean isText(MockHttpServletResponse answer) {
    String type = answer.getContentType();
    return type != null && (type.startsWith("text/") || type.contains("json"));
  }

  static String bodyText(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
