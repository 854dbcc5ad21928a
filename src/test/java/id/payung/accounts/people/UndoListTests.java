package id.payung.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** What can be taken back has a door of its own, wherever one has gone since. */
@PayungTest
class UndoListTests {
  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;

  @Test
  void each_deed_of_the_hour_is_listed_after_other_pages_were_opened_and_is_taken_back_alone() throws Exception {
    Cookie boss = administrator("Bima Daftar Contoh", "bima.daftar");
    UUID first = clerk("Umar Pertama Contoh", "umar.pertama");
    UUID second = clerk("Umar Kedua Contoh", "umar.kedua");
    end(boss, first);
    mvc.perform(get("/73.24/people").cookie(boss)).andExpect(status().isOk());
    end(boss, second);
    mvc.perform(get("/73.24/organisations").cookie(boss)).andExpect(status().isOk());

    String list = undoList(boss);
    assertThat(list).contains("Umar Pertama Contoh", "Umar Kedua Contoh", "bisa diurungkan sampai");
    assertThat(list.indexOf("Umar Kedua Contoh")).as("the newest first")
        .isLessThan(list.indexOf("Umar Pertama Contoh"));
    mvc.perform(get("/73.24/menu-numbers").cookie(boss))
        .andExpect(content().string(containsString("2 hal masih bisa diurungkan")));

    mvc.perform(post(addressBefore(list, "Umar Pertama Contoh")).cookie(boss).with(csrf()))
        .andExpect(status().isSeeOther());

    assertThat(undoList(boss)).contains("Umar Kedua Contoh").doesNotContain("Umar Pertama Contoh");
    mvc.perform(get("/73.24/people").param("q", "Umar Pertama Contoh").cookie(boss))
        .andExpect(content().string(containsString("name=\"chosen\"")));
  }

  @Test
  void nobody_sees_or_takes_back_what_another_did() throws Exception {
    Cookie boss = administrator("Beno Daftar Contoh", "beno.daftar");
    end(boss, clerk("Umar Ketiga Contoh", "umar.ketiga"));
    Cookie other = TestSignIn.sessionCookie(mvc, "ani");
    String address = addressBefore(undoList(boss), "Umar Ketiga Contoh");

    assertThat(undoList(other)).doesNotContain("Umar Ketiga Contoh");
    mvc.perform(post(address).cookie(other).with(csrf())).andExpect(status().isUnprocessableContent());
    assertThat(undoList(boss)).contains("Umar Ketiga Contoh");
  }

  @Test
  void what_was_done_under_a_mandate_that_has_ended_is_named_no_more() throws Exception {
    UUID person = Ids.next();
    Cookie boss = administrator(person, "Bayu Daftar Contoh", "bayu.daftar");
    UUID clerk = mandate(person, Role.OFFICE_CLERK);
    end(boss, clerk("Umar Keempat Contoh", "umar.keempat"));
    assertThat(undoList(boss)).contains("Umar Keempat Contoh");

    asAccounts(actor -> people.endMandate(actor, clerk, "Mutasi"));

    assertThat(undoList(boss)).doesNotContain("Umar Keempat Contoh");
  }

  private String undoList(Cookie who) throws Exception {
    return mvc.perform(get("/73.24/undo").cookie(who))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** The form stands behind the names of its deed. */
  private static String addressBefore(String list, String name) {
    Matcher form = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(list);
    assertThat(form.find(list.indexOf(name))).isTrue();
    return form.group(1);
  }

  private void end(Cookie who, UUID mandate) throws Exception {
    mvc.perform(post("/73.24/people/mandates/end").param("chosen", mandate + ".1")
        .param("reason", "Mutasi")
        .session(new MockHttpSession())
        .cookie(who)
        .with(csrf())).andExpect(status().isSeeOther());
  }

  private Cookie administrator(String name, String account) throws Exception {
    return administrator(Ids.next(), name, account);
  }

  private Cookie administrator(UUID person, String name, String account) throws Exception {
    asAccounts(actor -> people.register(actor, new NewPerson(person, name, account, null, TestCast.PASSWORD, true)));
    mandate(person, Role.REGENCY_ADMIN);
    return TestSignIn.sessionCookie(mvc, account);
  }

  private UUID clerk(String name, String account) {
    UUID person = Ids.next();
    asAccounts(actor -> people.register(actor, new NewPerson(person, name, account, null, TestCast.PASSWORD, true)));
    return mandate(person, Role.OFFICE_CLERK);
  }

  private UUID mandate(UUID person, Role role) {
    UUID id = Ids.next();
    asAccounts(actor -> people.grantMandate(actor, new NewMandate(id, person, role, TestCast.DISDUKCAPIL, "", List.of(),
        "SK-UJI/073/2026", LocalDate.of(2026, 1, 2), null)));
    return id;
  }

  private static void asAccounts(Consumer<Actor> deed) {
    Actor accounts = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(accounts, () -> deed.accept(accounts));
  }
}
