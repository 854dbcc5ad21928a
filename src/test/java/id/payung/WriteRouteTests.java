package id.payung;

import static id.payung.SiteCrawler.OWN_REGENCY;
import static id.payung.SiteCrawler.PEOPLE;
import static id.payung.SiteCrawler.findAnnotation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.PublicAccess;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/**
 * Every route that changes something, knocked at by all who must not: without the form's token, as nobody, by role,
 * from next door, with garbage.
 */
@DemoApplicationTest
class WriteRouteTests {
  private static final String NUL = "a\u0000b";
  private static final String LONG = "panjang ".repeat(6_250);

  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository inReach;

  private final List<WriteRoute> routes = new ArrayList<>();
  private Map<String, Long> before = Map.of();

  /** A way to write: method and address with a made-up id wherever one belongs. */
  private record WriteRoute(HttpMethod method, String address, HandlerMethod handler) {
    boolean isInRegency() {
      return address.contains("/" + OWN_REGENCY);
    }

    boolean takesFiles() {
      return parameters().stream()
          .anyMatch(parameter -> MultipartFile.class.isAssignableFrom(parameter.getParameterType())
              || parameter.getGenericParameterType().getTypeName().contains("MultipartFile")
              || fields(parameter).anyMatch(field -> field.getGenericType().getTypeName().contains("MultipartFile")));
    }

    /** The fields of a form that the handler takes, or of the filter of a list. */
    static Stream<RecordComponent> fields(MethodParameter parameter) {
      Class<?> form = !List.of(Submission.class, ListQuery.class).contains(parameter.getParameterType()) ? null
          : ResolvableType.forMethodParameter(parameter).resolveGeneric(0);
      return form == null ? Stream.empty() : Stream.of(form.getRecordComponents());
    }

    List<MethodParameter> parameters() {
      return List.of(handler.getMethodParameters());
    }

    AbstractMockHttpServletRequestBuilder<?> newRequest() {
      return takesFiles() ? multipart(method, URI.create(address)) : request(method, URI.create(address));
    }

    @Override
    public String toString() {
      return method + " " + address;
    }
  }

  @BeforeAll
  void find_the_routes() throws Exception {
    crawler.crawlAll();
    crawler.forEachHandler((info, handler) -> {
      for (RequestMethod method : info.getMethodsCondition().getMethods()) {
        if (method != RequestMethod.GET) {
          SiteCrawler.patterns(info)
              .forEach(pattern -> routes.add(new WriteRoute(HttpMethod.valueOf(method.name()),
                  SiteCrawler.fillPattern(pattern.getPatternString()), handler)));
        }
      }
    });
    before = countRows();
  }

  @Test
  void no_form_is_taken_without_its_token() throws Exception {
    Map<String, Integer> taken = new TreeMap<>();
    int tried = 0;
    for (WriteRoute route : routes) {
      if (findAnnotation(route.handler(), AllowedToDevice.class) == null
          && !route.address().equals("/api/v1/devices")) {
        for (String person : List.of("admin", "sekretaris")) {
          int status = crawler.sendAs(route.newRequest(), person).getStatus();
          tried++;
          if (status != 403) {
            taken.put(route + " " + person, status);
          }
          int forged = crawler.sendAs(
              route.newRequest().param("_csrf", "00000000-0000-0000-0000-000000000000").header("X-XSRF-TOKEN", "x"),
              person).getStatus();
          if (forged != 403) {
            taken.put(route + " forged " + person, forged);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(150);
    assertThat(taken).isEmpty();
    assertThat(countRows()).isEqualTo(before);
  }

  @Test
  void nobody_writes_without_signing_in() throws Exception {
    Map<String, String> open = new TreeMap<>();
    for (WriteRoute route : routes) {
      if (findAnnotation(route.handler(), PublicAccess.class) == null) {
        MockHttpServletResponse answer = crawler.sendAs(route.newRequest().with(csrf()), null);
        boolean shut = answer.getStatus() == 401
            || answer.getStatus() == 303 && String.valueOf(answer.getHeader("Location")).startsWith("/masuk");
        if (!shut) {
          open.put(route.toString(), answer.getStatus() + " " + answer.getHeader("Location"));
        }
      }
    }

    assertThat(open).isEmpty();
    assertThat(countRows()).isEqualTo(before);
  }

  @Test
  void who_has_no_mandate_here_finds_no_way_to_write_and_the_wrong_role_is_turned_away() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int roles = 0;
    for (WriteRoute route : routes) {
      if (!route.isInRegency() || findAnnotation(route.handler(), AllowedToDevice.class) != null) {
        continue;
      }
      int neighbour = crawler.sendAs(route.newRequest().with(csrf()), "admin.lutra").getStatus();
      if (neighbour != 404) {
        open.put(route + " admin.lutra", neighbour);
      }
      AllowedRoles allowed = findAnnotation(route.handler(), AllowedRoles.class);
      if (allowed != null) {
        for (String person : PEOPLE.keySet()) {
          if (List.of(allowed.value()).stream().noneMatch(PEOPLE.get(person)::contains)) {
            int status = crawler.sendAs(route.newRequest().with(csrf()), person).getStatus();
            roles++;
            if (status != 403) {
              open.put(route + " " + person, status);
            }
          }
        }
      }
    }

    assertThat(roles).isGreaterThan(300);
    assertThat(open).isEmpty();
    assertThat(countRows()).isEqualTo(before);
  }

  @Test
  void garbage_in_any_field_is_answered_in_words_and_never_by_a_fault() throws Exception {
    Map<String, String> broken = new TreeMap<>();
    List<String> garbage = List.of("", "x", "-1", "99999999999999999999", "31-02-2026", "2026-02-31", NUL,
        "👩‍👧‍👦\u202Egnirts", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "{\"a\":", LONG);
    int tried = 0;
    for (WriteRoute route : routes) {
      if (findAnnotation(route.handler(), PublicAccess.class) != null
          || findAnnotation(route.handler(), AllowedToDevice.class) != null) {
        continue;
      }
      for (String person : List.of("sekretaris", "admin", "disdukcapil", "patbm.malili")) {
        AllowedRoles allowed = findAnnotation(route.handler(), AllowedRoles.class);
        if (allowed != null && List.of(allowed.value()).stream().noneMatch(PEOPLE.get(person)::contains)) {
          continue;
        }
        for (String value : garbage) {
          tried++;
          complain(route, person, value, crawler.sendAs(filledRequest(route, value).with(csrf()), person), broken);
        }
        break;
      }
    }

    assertThat(tried).isGreaterThan(500);
    assertThat(broken).isEmpty();
  }

  @Test
  void garbage_in_the_address_of_a_page_is_answered_in_words_and_never_by_a_fault() throws Exception {
    Map<String, String> broken = new TreeMap<>();
    for (SiteCrawler.CrawledPage page : crawler.listOnePerRoute()) {
      HandlerMethod handler = crawler.pages().get(page.route());
      if (handler == null || findAnnotation(handler, AllowedToDevice.class) != null) {
        continue;
      }
      String person = crawler.crawls()
          .entrySet()
          .stream()
          .filter(walk -> walk.getValue().containsValue(page))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
      for (MethodParameter parameter : handler.getMethodParameters()) {
        for (String name : namesOf(parameter)) {
          for (String value : List.of("%00", "x", "-1", "99999999999999999999", "2026-02-31", "%F0%9F%91%A9%E2%80%AE",
              "'%20OR%201=1%20--", "%25%27", "a".repeat(5_000), "%ED%A0%80", "%c3%28")) {
            MockHttpServletResponse answer =
                crawler.openPage(SiteCrawler.withoutQuery(page.address()) + "?" + name + "=" + value, person);
            if (answer.getStatus() >= 500) {
              broken.put(
                  SiteCrawler.withoutQuery(page.address()) + "?" + name + "=" + (value.length() > 40 ? "long" : value),
                  "status " + answer.getStatus());
            }
          }
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static void complain(WriteRoute route, String person, String value, MockHttpServletResponse answer,
      Map<String, String> broken) throws Exception {
    String said = value.length() > 40 ? "long" : value.replace('\0', '0');
    if (answer.getStatus() >= 500) {
      broken.put(route + " " + person + " " + said, "status " + answer.getStatus());
    } else if (answer.getStatus() == 200 && SiteCrawler.bodyText(answer).contains("<script>alert(1)")) {
      broken.put(route + " " + person + " " + said, "typed script comes back alive");
    }
  }

  /** The form with the same value in every field that it reads by name. */
  private static AbstractMockHttpServletRequestBuilder<?> filledRequest(WriteRoute route, String value) {
    AbstractMockHttpServletRequestBuilder<?> knock = route.newRequest();
    Map<String, String> fields = new LinkedHashMap<>();
    for (MethodParameter parameter : route.parameters()) {
      // the hidden id of a form that creates; a new one each time, so that the rest of the form is read
      namesOf(parameter).forEach(name -> fields.put(name, creates(parameter, name) ? Ids.next().toString() : value));
    }
    fields.forEach(knock::param);
    return knock;
  }

  private static boolean creates(MethodParameter parameter, String name) {
    return name.equals("id") || WriteRoute.fields(parameter)
        .filter(field -> field.getType() == UUID.class)
        .findFirst()
        .filter(field -> field.getName().equals(name))
        .isPresent();
  }

  /** What the handler reads by name: single parameters, the fields of a form, what narrows and sorts a list. */
  private static List<String> namesOf(MethodParameter parameter) {
    List<String> names = new ArrayList<>();
    WriteRoute.fields(parameter).forEach(field -> names.addAll(namesOf("", field)));
    if (parameter.getParameterType() == ListQuery.class) {
      names.addAll(List.of("sort", "from"));
    }
    RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
    if (asked != null && !MultipartFile.class.isAssignableFrom(parameter.getParameterType())) {
      names.add(asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name());
    }
    return names;
  }

  private static List<String> namesOf(String prefix, RecordComponent field) {
    Class<?> row = ResolvableType.forType(field.getGenericType()).as(Collection.class).resolveGeneric(0);
    String at = prefix + field.getName();
    if (row != null && row.isRecord()) {
      return Stream.of(row.getRecordComponents()).flatMap(one -> namesOf(at + "[0].", one).stream()).toList();
    }
    return field.getType().isRecord()
        ? Stream.of(field.getType().getRecordComponents()).flatMap(one -> namesOf(at + ".", one).stream()).toList()
        : List.of(at);
  }

  /** How many rows each guarded table holds; what tells of reading and signing in is left out. */
  private Map<String, Long> countRows() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection owner = inReach.asOwner()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row = owner.createStatement()
          .executeQuery(
              "SELECT target FROM platform.guarded WHERE target NOT LIKE 'audit.%' AND target NOT LIKE 'insight.%'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row = owner.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
          row.next();
          rows.put(table, row.getLong(1));
        }
      }
    }
    return rows;
  }
}
