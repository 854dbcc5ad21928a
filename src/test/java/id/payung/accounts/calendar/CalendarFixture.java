package id.payung.accounts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Somebody with a secret address, and what their phone is answered. */
abstract class CalendarFixture {
  private static final Pattern ADDRESS = Pattern.compile("/kalender/[A-Za-z0-9_-]{43}\\.ics");

  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired Clock clock;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  /** Somebody of the office, with a session. */
  record Clerk(UUID person, UUID mandate, Cookie cookie) {}

  Clerk register(String signIn, UUID organisation, @Nullable LocalDate until) throws Exception {
    UUID person = Ids.next();
    UUID mandate = Ids.next();
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    NewPerson known = new NewPerson(person, "Kalender Contoh", signIn, null, TestCast.PASSWORD, true);
    ActorContext.runAs(east,
        () -> people.registerWithMandate(east, known, given(person, mandate, organisation, until)));
    return new Clerk(person, mandate, TestSignIn.sessionCookie(mvc, signIn));
  }

  void grant(UUID person, UUID mandate, UUID organisation, @Nullable LocalDate until) {
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(east, () -> people.grantMandate(east, given(person, mandate, organisation, until)));
  }

  static NewMandate given(UUID person, UUID mandate, UUID organisation, @Nullable LocalDate until) {
    Role role = organisation.equals(TestCast.NGO) ? Role.PARTNER_COORDINATOR : Role.OFFICE_CLERK;
    return new NewMandate(mandate, person, role, organisation, "", List.of(), "SK-UJI/010/2026",
        LocalDate.of(2026, 1, 2), until);
  }

  String make(Clerk clerk) throws Exception {
    return addressIn(send(clerk, Ids.next().toString()));
  }

  MockHttpServletResponse send(Clerk clerk, String form) throws Exception {
    return answer(
        post("/73.24/calendar/" + clerk.mandate() + "/address").param("id", form).cookie(clerk.cookie()).with(csrf()));
  }

  static String addressIn(MockHttpServletResponse answer) throws Exception {
    Matcher address = ADDRESS.matcher(answer.getContentAsString());
    assertThat(address.find()).as("status " + answer.getStatus()).isTrue();
    return address.group();
  }

  MockHttpServletResponse fetch(String address) throws Exception {
    return answer(get(address));
  }

  /** With the lines that were folded put together again. */
  String file(String address) throws Exception {
    return unfolded(fetch(address));
  }

  static String unfolded(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString().replace("\r\n ", "");
  }

  String page(Clerk clerk) throws Exception {
    return answer(get("/73.24/calendar").cookie(clerk.cookie())).getContentAsString();
  }

  MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  static VEvent eventOf(MockHttpServletResponse answer, UUID record) throws Exception {
    return Biweekly.parse(answer.getContentAsString())
        .first()
        .getEvents()
        .stream()
        .filter(event -> event.getUrl().getValue().contains(record.toString()))
        .findFirst()
        .orElseThrow();
  }

  UUID recordMeeting(Cookie cookie, String title, UUID office) throws Exception {
    UUID id = Ids.next();
    LocalDate day = TestCast.today(clock).minusDays(2);
    answer(meeting(post("/73.24/meetings"), id, title, office, day).cookie(cookie).with(csrf()));
    return id;
  }

  static MockHttpServletRequestBuilder meeting(MockHttpServletRequestBuilder request, UUID id, String title,
      UUID office, LocalDate day) {
    return request.param("id", id.toString())
        .param("title", title)
        .param("kind", "audience")
        .param("place", "Aula rahasia")
        .param("heldOn", day.toString())
        .param("office", office.toString());
  }

  /** Without what the page itself makes anew each time, and without the address that was asked for. */
  static String told(MockHttpServletResponse answer, String address) throws Exception {
    return answer.getContentAsString()
        .replace(address, "")
        .replace(java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8), "")
        .replaceAll("[0-9a-f]{12}|value=\"[A-Za-z0-9_=-]{40,}\"", "");
  }

  static List<String> headers(MockHttpServletResponse answer) {
    return answer.getHeaderNames()
        .stream()
        .filter(name -> !name.equals("Set-Cookie"))
        .sorted()
        .map(name -> name + ": " + answer.getHeaders(name))
        .toList();
  }

  List<String> trailOf(Clerk clerk) throws Exception {
    String actions = ownerQuery("SELECT string_agg(action, ' ' ORDER BY at, id) FROM audit.entry WHERE subject = ? "
        + "AND action LIKE 'calendar-%'", clerk.mandate());
    return List.of(actions.split(" "));
  }

  Connection connect() throws Exception {
    return DriverManager.getConnection(url, owner, ownerPassword);
  }

  String ownerQuery(String sql, Object value) throws Exception {
    try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }
  }

  void ownerUpdate(String sql, Object value) throws Exception {
    try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
