package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.signin.DeviceRepository;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@PayungTest
class DeviceSignInTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired DeviceRepository devices;
  @Autowired TransactionTemplate transactions;

  @Test
  void a_phone_learns_where_its_person_may_report() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");

    assertThat(fitri.me.path("regencies").path(0).path("code").asString()).isEqualTo(TestCast.LUWU_TIMUR);
    assertThat(fitri.me.path("regencies").path(0).path("zone").asString()).isEqualTo("Asia/Makassar");
    assertThat(fitri.firstVillage()).isEqualTo(cast.village(TestCast.MAGANI));
    assertThat(fitri.me.path("regencies").path(0).path("villages").path(0).path("district").asString()).isNotEmpty();
    assertThat(fitri.fetchOwner().json().has("recoverySecret")).isFalse();
  }

  @Test
  void a_wrong_password_says_nothing_more() throws Exception {
    PhoneResponse wrong = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR).requestSignIn("fitri", "salah-sekali");
    PhoneResponse unknown = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR).requestSignIn("tidak-ada", "salah-sekali");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("code").asString()).isEqualTo("wrong");
    assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
  }

  @Test
  void the_old_credential_works_until_the_new_one_is_first_used() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    String old = fitri.credential;

    String fresh = fitri.rotateCredential().json().path("credential").asString();
    assertThat(fitri.fetchOwner().status()).isEqualTo(200);
    fitri.credential = fresh;
    assertThat(fitri.fetchOwner().status()).isEqualTo(200);
    fitri.credential = old;

    assertThat(fitri.fetchOwner().status()).isEqualTo(401);
  }

  @Test
  void the_recovery_secret_comes_back_after_a_fresh_sign_in_and_differs_for_the_other_person_on_this_phone()
      throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    FieldAppPhone again = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR, fitri.device).signIn("fitri", TestCast.PASSWORD);
    FieldAppPhone gita = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR, fitri.device).signIn("gita", TestCast.PASSWORD);

    assertThat(again.me.path("recoverySecret")).isEqualTo(fitri.me.path("recoverySecret"));
    assertThat(gita.me.path("recoverySecret")).isNotEqualTo(fitri.me.path("recoverySecret"));
    assertThat(gita.person).isNotEqualTo(fitri.person);
  }

  @Test
  void neither_of_two_on_one_phone_sends_as_the_other() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    FieldAppPhone gita = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR, fitri.device).signIn("gita", TestCast.PASSWORD);
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());

    assertThat(gita.push(report).receipt().path("reason").path("code").asString()).isEqualTo("author");
    assertThat(fitri.push(report).receiptStatus()).isEqualTo("accepted");
  }

  @Test
  void after_a_reset_of_the_password_the_phone_asks_again_and_all_that_is_unsent_arrives() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode unsent = fitri.reportRecord(FieldAppPhone.newId());
    inTransactionAs(cast.actorOf(TestCast.ADMIN), () -> devices.expireCredentials(fitri.person));

    assertThat(fitri.push(unsent).status()).isEqualTo(401);
    String secret = fitri.me.path("recoverySecret").asString();
    fitri.signIn("fitri", TestCast.PASSWORD);

    assertThat(fitri.me.path("recoverySecret").asString()).isEqualTo(secret);
    assertThat(fitri.push(unsent).receiptStatus()).isEqualTo("accepted");
  }

  @Test
  void a_revoked_phone_is_out_and_never_gets_the_secret_again() throws Exception {
    FieldAppPhone gita = FieldAppPhone.signedIn(mvc, "gita");
    Actor self = cast.actorOf(TestCast.OTHER_VOLUNTEER);
    inTransactionAs(self, () -> devices.revoke(self, gita.person, gita.device));

    assertThat(gita.fetchOwner().status()).isEqualTo(401);
    PhoneResponse knock = gita.requestSignIn("gita", TestCast.PASSWORD);
    assertThat(knock.status()).isEqualTo(403);
    assertThat(knock.json().path("code").asString()).isEqualTo("device-revoked");
    assertThat(knock.json().has("recoverySecret")).isFalse();
  }

  @Test
  void nobody_revokes_the_phone_of_somebody_else() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    Actor gita = cast.actorOf(TestCast.OTHER_VOLUNTEER);

    org.assertj.core.api.Assertions
        .assertThatThrownBy(() -> inTransactionAs(gita, () -> devices.revoke(gita, fitri.person, fitri.device)))
        .isInstanceOf(id.payung.platform.errors.Forbidden.class);
    assertThat(fitri.fetchOwner().status()).isEqualTo(200);
  }

  @Test
  void the_credential_of_a_phone_opens_nothing_but_sync_and_a_cookie_opens_no_sync() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    int page = mvc.perform(get("/73.24").header("Authorization", "Bearer " + fitri.credential))
        .andReturn()
        .getResponse()
        .getStatus();
    int sync = mvc.perform(post("/api/v1/73.24/sync/pull")
        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))
        .contentType("application/json")
        .content("{\"version\":1}")).andReturn().getResponse().getStatus();

    assertThat(page).isEqualTo(303);
    assertThat(sync).isEqualTo(401);
  }

  private interface TransactionWork {
    void play();
  }

  private void inTransactionAs(Actor actor, TransactionWork deed) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(status -> deed.play()));
  }

}
