package id.payung.accounts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.accounts.console.AccountRecoveryCommand;
import id.payung.accounts.signin.DeviceRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** What ends a secret address: as the keys of phones, and at once. */
@PayungTest
class CalendarAddressRevocationTests extends CalendarFixture {
  @Autowired DeviceRepository devices;

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

  @Test
  void who_changes_a_password_ends_it_also_where_the_phones_keep_theirs() throws Exception {
    Clerk clerk = register("kal.ganti2", TestCast.NGO, null);
    String address = make(clerk);

    answer(post("/akun/kata-sandi").param("old", TestCast.PASSWORD)
        .param("fresh", "danau-biru-sejuk")
        .param("again", "danau-biru-sejuk")
        .cookie(clerk.cookie())
        .with(csrf()));

    assertThat(fetch(address).getStatus()).isEqualTo(404);
  }

  @Test
  void a_phone_that_is_disconnected_takes_the_addresses_along() throws Exception {
    Clerk own = register("kal.ponsel", TestCast.NGO, null);
    String address = make(own);
    answer(post("/akun/tempat/" + phoneOf(own) + "/akhiri").param("phone", "true").cookie(own.cookie()).with(csrf()));
    assertThat(fetch(address).getStatus()).isEqualTo(404);

    Clerk other = register("kal.ponsel2", TestCast.NGO, null);
    String second = make(other);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    UUID phone = phoneOf(other);
    ActorContext.runAs(east, () -> devices.revoke(east, other.person(), phone));
    assertThat(fetch(second).getStatus()).isEqualTo(404);
  }

  private UUID phoneOf(Clerk clerk) throws Exception {
    UUID phone = Ids.next();
    try (Connection connection = connect(); PreparedStatement added = connection.prepareStatement("""
        INSERT INTO accounts.device (id, person, name, token_hash, recovery_secret, created_at, last_seen, expires_at)
        VALUES (?, ?, 'Ponsel uji', ?, '\\x00', now(), now(), now() + interval '9 days')
        """)) {
      added.setObject(1, phone);
      added.setObject(2, clerk.person());
      added.setBytes(3, SecretTokenGenerator.hash(SecretTokenGenerator.newToken()));
      added.executeUpdate();
    }
    return phone;
  }

  @Test
  void an_end_of_a_mandate_that_is_undone_brings_no_address_back() throws Exception {
    Clerk clerk = register("kal.urung", TestCast.NGO, null);
    String address = make(clerk);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(east, () -> people.endMandate(east, clerk.mandate(), "Keliru"));

    ownerUpdate("UPDATE accounts.mandate SET ended_at = NULL, ended_reason = NULL WHERE id = ?", clerk.mandate());

    assertThat(fetch(address).getStatus()).isEqualTo(404);
    assertThat(fetch(make(clerk)).getStatus()).as("a new one is made").isEqualTo(200);
  }

  @Test
  void an_address_that_is_asked_for_while_the_password_is_reset_is_not_made() throws Exception {
    Clerk clerk = register("kal.balapan", TestCast.NGO, null);
    MockHttpServletResponse late;
    try (Connection reset = connect(); var thread = Executors.newSingleThreadExecutor()) {
      reset.setAutoCommit(false);
      execute(reset, "UPDATE accounts.credential SET password_hash = NULL WHERE person = ?", clerk);
      execute(reset, "DELETE FROM accounts.calendar_address WHERE person = ?", clerk);
      Future<MockHttpServletResponse> asked = thread.submit(() -> send(clerk, Ids.next().toString()));
      assertThatThrownBy(() -> asked.get(2, TimeUnit.SECONDS)).as("waits").isInstanceOf(TimeoutException.class);
      execute(reset, "UPDATE accounts.session SET ended_at = now() WHERE person = ?", clerk);
      reset.commit();
      late = asked.get(20, TimeUnit.SECONDS);
    }

    assertThat(late.getStatus()).isNotEqualTo(200);
    assertThat(ownerQuery("SELECT count(*) FROM accounts.calendar_address WHERE person = ?", clerk.person()))
        .isEqualTo("0");
  }

  private static void execute(Connection connection, String sql, Clerk clerk) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, clerk.person());
      statement.executeUpdate();
    }
  }
}
