package id.payung;

import static id.payung.Walks.HERE;
import static id.payung.Walks.PEOPLE;
import static id.payung.Walks.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.ByCredential;
import id.payung.platform.web.Public;
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
@Demonstrated
class WriteRouteTests {
  private static final String NUL = "a\u0000b";
  private static final String LONG = "panjang ".repeat(6_250);

  @Autowired Walks walks;
  @Autowired RowsInReach inReach;

  private final List<Door> doors = new ArrayList<>();
  private Map<String, Long> before = Map.of();

  /** A way to write: method and address with a made-up id wherever one belongs. */
  private record Door(HttpMethod method, String address, HandlerMethod handler) {
    boolean ofTheRegency() {
      return address.contains("/" + HERE);
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

    AbstractMockHttpServletRequestBuilder<?> knock() {
      return takesFiles() ? multipart(method, URI.create(address)) : request(method, URI.create(address));
    }

    @Override
    public String toString() {
      return method + " " + address;
    }
  }

  @BeforeAll
  void find_the_doors() throws Exception {
    walks.begun();
    walks.handlers((info, handler) -> {
      for (RequestMethod method : info.getMethodsCondition().getMethods()) {
        if (method != RequestMethod.GET) {
          Walks.patterns(info)
              .forEach(pattern -> doors
                  .add(new Door(HttpMethod.valueOf(method.name()), Walks.madeUp(pattern.getPatternString()), handler)));
        }
      }
    });
    before = rows();
  }

  @Test
  void no_form_is_taken_without_its_token() throws Exception {
    Map<String, Integer> taken = new TreeMap<>();
    int tried = 0;
    for (Door door : doors) {
      if (find(door.handler(), ByCredential.class) == null && !door.address().equals("/api/v1/devices")) {
        for (String person : List.of("admin", "sekretaris")) {
          int status = walks.send(door.knock(), person).getStatus();
          tried++;
          if (status != 403) {
            taken.put(door + " " + person, status);
          }
          int forged =
              walks
                  .send(door.knock().param("_csrf", "00000000-0000-0000-0000-000000000000").header("X-XSRF-TOKEN", "x"),
                      person)
                  .getStatus();
          if (forged != 403) {
            taken.put(door + " forged " + person, forged);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(150);
    assertThat(taken).isEmpty();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void nobody_writes_without_signing_in() throws Exception {
    Map<String, String> open = new TreeMap<>();
    for (Door door : doors) {
      if (find(door.handler(), Public.class) == null) {
        MockHttpServletResponse answer = walks.send(door.knock().with(csrf()), null);
        boolean shut = answer.getStatus() == 401
            || answer.getStatus() == 303 && String.valueOf(answer.getHeader("Location")).startsWith("/masuk");
        if (!shut) {
          open.put(door.toString(), answer.getStatus() + " " + answer.getHeader("Location"));
        }
      }
    }

    assertThat(open).isEmpty();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void who_has_no_mandate_here_finds_no_way_to_write_and_the_wrong_role_is_turned_away() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int roles = 0;
    for (Door door : doors) {
      if (!door.ofTheRegency() || find(door.handler(), ByCredential.class) != null) {
        continue;
      }
      int neighbour = walks.send(door.knock().with(csrf()), "admin.lutra").getStatus();
      if (neighbour != 404) {
        open.put(door + " admin.lutra", neighbour);
      }
      Allowed allowed = find(door.handler(), Allowed.class);
      if (allowed != null) {
        for (String person : PEOPLE.keySet()) {
          if (List.of(allowed.value()).stream().noneMatch(PEOPLE.get(person)::contains)) {
            int status = walks.send(door.knock().with(csrf()), person).getStatus();
            roles++;
            if (status != 403) {
              open.put(door + " " + person, status);
            }
          }
        }
      }
    }

    assertThat(roles).isGreaterThan(300);
    assertThat(open).isEmpty();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void garbage_in_any_field_is_answered_in_words_and_never_by_a_fault() throws Exception {
    Map<String, String> broken = new TreeMap<>();
    List<String> garbage = List.of("", "x", "-1", "99999999999999999999", "31-02-2026", "2026-02-31", NUL,
        "👩‍👧‍👦\u202Egnirts", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "{\"a\":", LONG);
    int tried = 0;
    for (Door door : doors) {
      if (find(door.handler(), Public.class) != null || find(door.handler(), ByCredential.class) != null) {
        continue;
      }
      for (String person : List.of("sekretaris", "admin", "disdukcapil", "patbm.malili")) {
        Allowed allowed = find(door.handler(), Allowed.class);
        if (allowed != null && List.of(allowed.value()).stream().noneMatch(PEOPLE.get(person)::contains)) {
          continue;
        }
        for (String value : garbage) {
          tried++;
          complain(door, person, value, walks.send(filled(door, value).with(csrf()), person), broken);
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
    for (Walks.Seen page : walks.ofEveryRoute()) {
      HandlerMethod handler = walks.pages().get(page.route());
      if (handler == null || find(handler, ByCredential.class) != null) {
        continue;
      }
      String person = walks.all()
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
            MockHttpServletResponse answer = walks.open(Walks.path(page.address()) + "?" + name + "=" + value, person);
            if (answer.getStatus() >= 500) {
              broken.put(Walks.path(page.address()) + "?" + name + "=" + (value.length() > 40 ? "long" : value),
                  "status " + answer.getStatus());
            }
          }
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static void complain(Door door, String person, String value, MockHttpServletResponse answer,
      Map<String, String> broken) throws Exception {
    String said = value.length() > 40 ? "long" : value.replace('\0', '0');
    if (answer.getStatus() >= 500) {
      broken.put(door + " " + person + " " + said, "status " + answer.getStatus());
    } else if (answer.getStatus() == 200 && Walks.text(answer).contains("<script>alert(1)")) {
      broken.put(door + " " + person + " " + said, "typed script comes back alive");
    }
  }

  /** The form with the same value in every field that it reads by name. */
  private static AbstractMockHttpServletRequestBuilder<?> filled(Door door, String value) {
    AbstractMockHttpServletRequestBuilder<?> knock = door.knock();
    Map<String, String> fields = new LinkedHashMap<>();
    for (MethodParameter parameter : door.parameters()) {
      // the hidden id of a form that creates; a new one each time, so that the rest of the form is read
      namesOf(parameter).forEach(name -> fields.put(name, creates(parameter, name) ? Ids.next().toString() : value));
    }
    fields.forEach(knock::param);
    return knock;
  }

  private static boolean creates(MethodParameter parameter, String name) {
    return name.equals("id") || Door.fields(parameter)
        .filter(field -> field.getType() == UUID.class)
        .findFirst()
        .filter(field -> field.getName().equals(name))
        .isPresent();
  }

  /** What the handler reads by name: single parameters, the fields of a form, what narrows and sorts a list. */
  private static List<String> namesOf(MethodParameter parameter) {
    List<String> names = new ArrayList<>();
    Door.fields(parameter).forEach(field -> names.addAll(namesOf("", field)));
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
  private Map<String, Long> rows() throws SQLException {
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
