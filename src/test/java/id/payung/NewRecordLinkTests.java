package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists that hold nothing, as each role meets them: what they offer to begin can be begun. */
@PayungTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewRecordLinkTests {
  private static final String REGENCY = "/" + TestCast.LUWU_UTARA;

  private static final List<String> LISTS = List.of("/meetings?q=tiadasatupun", "/bodies", "/agreements?q=tiadasatupun",
      "/agreements", "/evidence?q=tiadasatupun", "/evidence", "/evidence/inbox", "/reports?q=tiadasatupun", "/reports",
      "/needs", "/organisations?q=tiadasatupun", "/people?q=tiadasatupun");

  private static final Pattern NEW = Pattern.compile("href=\"(/[^\"#]*/new)\"");

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;

  private final Map<Role, Cookie> cookies = new EnumMap<>(Role.class);

  @BeforeAll
  void one_person_of_each_role() throws Exception {
    UUID village = cast.village("73.22.03.2004");
    for (Role role : Role.values()) {
      if (role == Role.SYSTEM_ADMIN) {
        continue; // works in no regency
      }
      String name = "baru." + role.name().toLowerCase(Locale.ROOT).replace('_', '.');
      UUID id = Ids.fromName("person:" + name);
      Actor service = Actor.service("accounts", TestCast.LUWU_UTARA);
      ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
        people.register(service, new NewPerson(id, "Contoh Baru", name, null, TestCast.PASSWORD, true));
        people.grantMandate(service,
            new NewMandate(Ids.fromName("mandate:" + name), id, role, TestCast.NEIGHBOURS_DP3A, "",
                role.reach() == Role.Reach.AREA ? List.of(village) : List.of(), "SK-UJI/014", LocalDate.of(2024, 1, 2),
                null));
      }));
      cookies.put(role, TestSignIn.sessionCookie(mvc, name));
    }
  }

  @Test
  void what_a_list_offers_to_begin_opens() throws Exception {
    Map<String, Integer> shut = new TreeMap<>();
    Set<String> opened = new TreeSet<>();
    for (Role role : cookies.keySet()) {
      for (String list : LISTS) {
        for (String link : newLinks(role, list)) {
          int status = open(role, link).getStatus();
          opened.add(link);
          if (status != 200) {
            shut.put(role + " " + list + " " + link, status);
          }
        }
      }
    }

    assertThat(opened).hasSizeGreaterThan(5);
    assertThat(shut).isEmpty();
  }

  @Test
  void an_empty_list_offers_what_its_button_does_to_whom_the_form_opens() throws Exception {
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Integer> met = new TreeMap<>();
    for (Role role : cookies.keySet()) {
      for (String list : List.of("/meetings?q=tiadasatupun", "/bodies")) {
        String form = list.replaceFirst("\\?.*", "") + "/new";
        expected.put(role + " " + form, open(role, REGENCY + form).getStatus() == 200 ? 2 : 0);
        met.put(role + " " + form, newLinks(role, list).size());
      }
    }

    assertThat(expected).containsValue(2).containsValue(0);
    assertThat(met).isEqualTo(expected);
  }

  private List<String> newLinks(Role role, String list) throws Exception {
    MockHttpServletResponse page = open(role, REGENCY + list);
    return page.getStatus() != 200 ? List.of()
        : NEW.matcher(page.getContentAsString()).results().map(link -> link.group(1)).toList();
  }

  private MockHttpServletResponse open(Role role, String address) throws Exception {
    return mvc.perform(get(address).cookie(cookies.get(role))).andReturn().getResponse();
  }
}
