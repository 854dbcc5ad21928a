package id.payung.accounts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.accounts.console.AccountRecoveryCommand;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.sql.Connection;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What ends a secret address: as the keys of phones, and at once. */
@PayungTest
class CalendarAddressEndTests extends CalendarFixture {
  @Test
  void a_revoked_address_and_one_that_never_was_answer_alike() throws Exception {
    Clerk clerk = register("kal.cabut", TestCast.NGO, null);
    String address = make(clerk);
    assertThat(fetch(address).getStatus()).isEqualTo(200);

    answer(post("/73.24/calendar/" + clerk.mandate() + "/revocation").cookie(clerk.cookie()).with(csrf()));
    MockHttpServletResponse revoked = fetch(address);
    String unknown = "/kalender/" + SecretTokenGenerator.newToken() + ".ics";
    MockHttpServletResponse never = fetch(unknown);

    assertThat(revoked.getStatus()).isEqualTo(404);
    assertThat(never.getStatus()).isEqualTo(404);
    assertThat(told(revoked, address)).isEqualTo(told(never, unknown));
    assertThat(headers(revoked)).isEqualTo(headers(never));
    assertThat(answer(get(address).cookie(clerk.cookie())).getStatus()).as("a cookie counts for nothing")
        .isEqualTo(404);
  }

  @Test
  void a_renewed_address_ends_the_one_before() throws Exception {
    Clerk clerk = register("kal.baru", TestCast.NGO, null);
    String first = make(clerk);

    String second = make(clerk);

    assertThat(fetch(first).getStatus()).isEqualTo(404);
    assertThat(fetch(second).getStatus()).isEqualTo(200);
  }

  @Test
  void an_ended_mandate_ends_its_address() throws Exception {
    Clerk clerk = register("kal.usai", TestCast.NGO, null);
    String address = make(clerk);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);

    ActorContext.runAs(east, () -> people.endMandate(east, clerk.mandate(), "Pindah tugas"));

    assertThat(fetch(address).getStatus()).isEqualTo(404);
  }

  @Test
  void a_mandate_whose_last_day_is_over_ends_its_address() throws Exception {
    LocalDate today = TestCast.today(clock);
    Clerk clerk = register("kal.habis", TestCast.NGO, today);
    String address = make(clerk);
    assertThat(file(address)).contains("Penugasan Anda berakhir");

    ownerUpdate("UPDATE accounts.mandate SET valid_to = valid_to - 1 WHERE id = ?", clerk.mandate());

    assertThat(fetch(address).getStatus()).isEqualTo(404);
  }

  @Test
  void a_reset_of_the_password_ends_it_by_page_and_at_the_console() throws Exception {
    Clerk clerk = register("kal.reset", TestCast.NGO, null);
    String address = make(clerk);
    answer(post("/73.24/people/" + clerk.person() + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf()));
    assertThat(fetch(address).getStatus()).isEqualTo(404);

    String other = make(register("kal.konsol", TestCast.NGO, null));
    try (Connection connection = connect()) {
      AccountRecoveryCommand.resetAndInvite(connection, "kal.konsol");
    }
    assertThat(fetch(other).getStatus()).isEqualTo(404);
  }

  @Test
  void who_changes_a_password_that_others_know_ends_it_as_the_phones() throws Exception {
    Clerk clerk = register("kal.ganti", TestCast.NGO, null);
    String address = make(clerk);

    answer(post("/akun/kata-sandi").param("old", TestCast.PASSWORD)
        .param("fresh", "danau-biru-sejuk")
        .param("again", "danau-biru-sejuk")
        .param("phones", "true")
        .cookie(clerk.cookie())
        .with(csrf()));

    assertThat(fetch(address).getStatus()).isEqualTo(404);
  }
}
