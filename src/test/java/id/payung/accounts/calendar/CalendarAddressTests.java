package id.payung.accounts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.payung.accounts.SecretTokenGenerator;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.web.admission.ClientNetwork;
import jakarta.servlet.http.Cookie;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose address it is, who makes it, and that it is a secret. */
@PayungTest
class CalendarAddressTests extends CalendarFixture {
  @Autowired InstallationKeys keys;

  @Test
  void a_page_that_is_loaded_again_takes_away_no_address_that_was_copied() throws Exception {
    Clerk clerk = register("kal.dua", TestCast.NGO, null);
    String form = Ids.next().toString();
    String first = addressIn(send(clerk, form));

    MockHttpServletResponse again = send(clerk, form);

    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(fetch(first).getStatus()).isEqualTo(200);
    assertThat(ownerQuery("SELECT count(*) FROM accounts.calendar_address WHERE person = ?", clerk.person()))
        .isEqualTo("1");
    assertThat(trailOf(clerk)).containsExactly("calendar-made");
  }

  @Test
  void ten_addresses_in_an_hour_are_enough() throws Exception {
    Clerk clerk = register("kal.banyak", TestCast.NGO, null);
    String last = "";
    for (int i = 0; i < CalendarAddressController.MOST_RENEWALS; i++) {
      last = make(clerk);
    }

    MockHttpServletResponse more = send(clerk, Ids.next().toString());

    assertThat(more.getStatus()).isEqualTo(429);
    assertThat(more.getHeader("Retry-After")).isNotNull();
    assertThat(fetch(last).getStatus()).isEqualTo(200);
  }

  @Test
  void nobody_makes_or_revokes_the_address_of_another() throws Exception {
    Clerk clerk = register("kal.milik", TestCast.NGO, null);
    String address = make(clerk);
    Cookie admin = TestSignIn.sessionCookie(mvc, "ani");
    String base = "/73.24/calendar/" + clerk.mandate();

    assertThat(
        answer(post(base + "/address").param("id", Ids.next().toString()).cookie(admin).with(csrf())).getStatus())
        .isEqualTo(404);
    answer(post(base + "/revocation").cookie(admin).with(csrf()));
    assertThat(answer(get(base + "/renewal").cookie(admin)).getStatus()).isEqualTo(404);
    assertThat(answer(get("/73.24/calendar").cookie(admin)).getContentAsString()).doesNotContain(clerk.mandate() + "");
    assertThat(fetch(address).getStatus()).isEqualTo(200);
  }

  @Test
  void the_page_says_when_a_phone_last_fetched_and_never_shows_the_address_again() throws Exception {
    Clerk clerk = register("kal.lihat", TestCast.NGO, null);
    String address = make(clerk);
    assertThat(page(clerk)).contains("Belum pernah diambil ponsel.").doesNotContain(address);

    fetch(address);

    assertThat(page(clerk)).contains("Terakhir diambil ponsel").doesNotContain(address);
  }

  @Test
  void neither_log_nor_trail_nor_table_holds_the_secret() throws Exception {
    Clerk clerk = register("kal.rahasia", TestCast.NGO, null);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    String address;
    try {
      address = make(clerk);
      fetch(address);
      answer(post("/73.24/calendar/" + clerk.mandate() + "/revocation").cookie(clerk.cookie()).with(csrf()));
      fetch(address);
    } finally {
      root.detachAppender(log);
    }
    String secret = address.substring("/kalender/".length(), address.length() - ".ics".length());

    assertThat(List.copyOf(log.list)).noneMatch(line -> line.getFormattedMessage().contains(secret));
    assertThat(trailOf(clerk)).containsExactly("calendar-made", "calendar-revoked");
    assertThat(ownerQuery("SELECT count(*) FROM audit.entry e WHERE e::text LIKE '%' || ? || '%'", secret))
        .isEqualTo("0");
  }

  @Test
  void wrong_addresses_are_counted_by_network_and_a_right_one_may_not_be_fetched_without_end() throws Exception {
    String from = "203.0.113.77";
    answer(get("/kalender/" + SecretTokenGenerator.newToken() + ".ics").with(request -> {
      request.setRemoteAddr(from);
      return request;
    }));
    assertThat(ownerQuery("SELECT tries FROM accounts.attempt WHERE bucket = ?",
        keys.blindIndex().computeHash("tries.calendar.address", "", ClientNetwork.of(from)))).isEqualTo("1");

    String address = make(register("kal.sering", TestCast.NGO, null));
    Set<Integer> answers = new HashSet<>();
    for (int i = 0; i < CalendarFeedController.MOST_FETCHES; i++) {
      answers.add(fetch(address).getStatus());
    }
    MockHttpServletResponse more = fetch(address);
    assertThat(answers).containsExactly(200);
    assertThat(more.getStatus()).isEqualTo(429);
    assertThat(more.getHeader("Retry-After")).isNotNull();
  }
}
