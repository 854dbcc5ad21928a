package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.Devices;
import id.payung.fieldwork.Phone.Answer;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@PayungTest
class DeviceTests {
  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Devices devices;
  @Autowired TransactionTemplate transactions;

  @Test
  void a_phone_learns_where_its_person_may_report() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");

    assertThat(fitri.me.path("regencies").path(0).path("code").asString()).isEqualTo(Cast.LUWU_TIMUR);
    assertThat(fitri.me.path("regencies").path(0).path("zone").asString()).isEqualTo("Asia/Makassar");
    assertThat(fitri.village()).isEqualTo(cast.village(Cast.MAGANI));
    assertThat(fitri.me.path("regencies").path(0).path("villages").path(0).path("district").asString()).isNotEmpty();
    assertThat(fitri.me().json().has("recoverySecret")).isFalse();
  }

  @Test
  void a_wrong_password_says_nothing_more() throws Exception {
    Answer wrong = new Phone(mvc, Cast.LUWU_TIMUR).knock("fitri", "salah-sekali");
    Answer unknown = new Phone(mvc, Cast.LUWU_TIMUR).knock("tidak-ada", "salah-sekali");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("code").asString()).isEqualTo("wrong");
    assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
  }

  @Test
  void the_old_credential_works_until_the_new_one_is_first_used() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    String old = fitri.credential;

    String fresh = fitri.rotate().json().path("credential").asString();
    assertThat(fitri.me().status()).isEqualTo(200);
    fitri.credential = fresh;
    assertThat(fitri.me().status()).isEqualTo(200);
    fitri.credential = old;

    assertThat(fitri.me().status()).isEqualTo(401);
  }

  @Test
  void the_recovery_secret_comes_back_after_a_fresh_sign_in_and_differs_for_the_other_person_on_this_phone()
      throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    Phone again = new Phone(mvc, Cast.LUWU_TIMUR, fitri.device).signIn("fitri", Cast.PASSWORD);
    Phone gita = new Phone(mvc, Cast.LUWU_TIMUR, fitri.device).signIn("gita", Cast.PASSWORD);

    assertThat(again.me.path("recoverySecret")).isEqualTo(fitri.me.path("recoverySecret"));
    assertThat(gita.me.path("recoverySecret")).isNotEqualTo(fitri.me.path("recoverySecret"));
    assertThat(gita.person).isNotEqualTo(fitri.person);
  }

  @Test
  void neither_of_two_on_one_phone_sends_as_the_other() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    Phone gita = new Phone(mvc, Cast.LUWU_TIMUR, fitri.device).signIn("gita", Cast.PASSWORD);
    ObjectNode report = fitri.report(Phone.id());

    assertThat(gita.push(report).receipt().path("reason").path("code").asString()).isEqualTo("author");
    assertThat(fitri.push(report).said()).isEqualTo("accepted");
  }

  @Test
  void after_a_reset_of_the_password_the_phone_asks_again_and_all_that_is_unsent_arrives() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode unsent = fitri.report(Phone.id());
    in(cast.as(Cast.ADMIN), () -> devices.askAgain(fitri.person));

    assertThat(fitri.push(unsent).status()).isEqualTo(401);
    String secret = fitri.me.path("recoverySecret").asString();
    fitri.signIn("fitri", Cast.PASSWORD);

    assertThat(fitri.me.path("recoverySecret").asString()).isEqualTo(secret);
    assertThat(fitri.push(unsent).said()).isEqualTo("accepted");
  }

  @Test
  void a_revoked_phone_is_out_and_never_gets_the_secret_again() throws Exception {
    Phone gita = Phone.of(mvc, "gita");
    Actor self = cast.as(Cast.OTHER_VOLUNTEER);
    in(self, () -> devices.revoke(self, gita.person, gita.device));

    assertThat(gita.me().status()).isEqualTo(401);
    Answer knock = gita.knock("gita", Cast.PASSWORD);
    assertThat(knock.status()).isEqualTo(403);
    assertThat(knock.json().path("code").asString()).isEqualTo("device-revoked");
    assertThat(knock.json().has("recoverySecret")).isFalse();
  }

  @Test
  void nobody_revokes_the_phone_of_somebody_else() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    Actor gita = cast.as(Cast.OTHER_VOLUNTEER);

    org.assertj.core.api.Assertions
        .assertThatThrownBy(() -> in(gita, () -> devices.revoke(gita, fitri.person, fitri.device)))
        .isInstanceOf(id.payung.platform.errors.Forbidden.class);
    assertThat(fitri.me().status()).isEqualTo(200);
  }

  @Test
  void the_credential_of_a_phone_opens_nothing_but_sync_and_a_cookie_opens_no_sync() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    int page = mvc.perform(get("/73.24").header("Authorization", "Bearer " + fitri.credential))
        .andReturn()
        .getResponse()
        .getStatus();
    int sync = mvc.perform(post("/api/v1/73.24/sync/pull")
        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
        .cookie(SignedIn.as(mvc, "fitri"))
        .contentType("application/json")
        .content("{\"version\":1}")).andReturn().getResponse().getStatus();

    assertThat(page).isEqualTo(303);
    assertThat(sync).isEqualTo(401);
  }

  private interface Deed {
    void play();
  }

  private void in(Actor actor, Deed deed) {
    Acting.doing(actor, () -> transactions.executeWithoutResult(status -> deed.play()));
  }

}
