package id.payung.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.regions.ServedRegencyRepository;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** People of a regency: invited, given and taken mandates, and seen by administrators alone. */
@PayungTest
class PeopleTests {
  @Autowired MockMvc mvc;
  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration people;
  @Autowired ServedRegencyRepository tenancy;
  @Autowired MandateReachLookup standing;
  @Autowired TransactionTemplate transactions;

  @Test
  void an_invited_person_chooses_a_password_and_is_in() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID lina = PersonFixture.register(mvc, ani, "Lina Contoh", "lina.orang");
    String link = PersonFixture.invite(mvc, ani, lina);

    mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("Lina Contoh")));
    mvc.perform(post(link).param("fresh", "bunga-melati-putih").param("again", "bunga-melati-putih").with(csrf()))
        .andExpect(redirectedUrl("/mulai"));
    mvc.perform(post(link).param("fresh", "bunga-melati-merah").param("again", "bunga-melati-merah").with(csrf()))
        .andExpect(status().is(422));
  }

  @Test
  void everybody_reads_as_what_they_work_and_where() throws Exception {
    mvc.perform(get("/akun").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Penugasan saya")))
        .andExpect(content().string(containsString("Operator perangkat daerah")));
    mvc.perform(get("/akun").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(content().string(containsString("Admin kabupaten")));
  }

  @Test
  void two_administrators_who_remove_each_other_at_once_leave_one() throws Exception {
    String regency = "73.13";
    tenancy.switchOn(regency);
    Actor service = Actor.service("accounts", regency);
    List<UUID> two = List.of(Ids.fromName("person:admin-satu"), Ids.fromName("person:admin-dua"));
    UUID office = Ids.fromName("office:admin-berdua");
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      organisations.insertIfAbsent(service, office, "opd", "Dinas Berdua Contoh", "Berdua", null, true);
      for (UUID one : two) {
        people.register(service,
            new NewPerson(one, "Admin Contoh", "admin" + one.toString().substring(24), null, TestCast.PASSWORD, true));
        people.grantMandate(service, new NewMandate(Ids.fromName("mandate:" + one), one, Role.REGENCY_ADMIN, office, "",
            List.of(), "SK-UJI/1", LocalDate.of(2024, 1, 2), null));
      }
    }));

    List<String> said = ConcurrentCalls.callAll(two, one -> {
      Actor actor =
          Actor.person(regency, one, "Admin Contoh", List.of(Role.REGENCY_ADMIN), Set.of(), Set.of(office), Set.of());
      UUID other = Ids.fromName("mandate:" + two.get(1 - two.indexOf(one)));
      return ActorContext.callAs(actor, () -> ConcurrentCalls.outcomeOf(() -> {
        people.endMandate(actor, other, "Saling menghapus");
        return true;
      }));
    });

    assertThat(said).containsExactlyInAnyOrder("done", "Refused");
    assertThat(two.stream().map(one -> standing.findCurrentActor(regency, one)).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void an_ended_mandate_acts_at_the_next_request() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID mira = PersonFixture.register(mvc, ani, "Mira Contoh", "mira.orang");
    String link = PersonFixture.invite(mvc, ani, mira);
    String cookie =
        mvc.perform(post(link).param("fresh", "angin-laut-teluk").param("again", "angin-laut-teluk").with(csrf()))
            .andReturn()
            .getResponse()
            .getHeader("Set-Cookie");
    Cookie mirasCookie = new Cookie("payung", cookie.replaceFirst("^payung=", "").replaceFirst(";.*$", ""));
    mvc.perform(get("/73.24").cookie(mirasCookie)).andExpect(status().isOk());

    String page = mvc.perform(get("/73.24/people/" + mira).cookie(ani)).andReturn().getResponse().getContentAsString();
    Matcher mandate = Pattern.compile("/mandates/([0-9a-f-]{36})/end").matcher(page);
    assertThat(mandate.find()).isTrue();
    mvc.perform(post("/73.24/people/" + mira + "/mandates/" + mandate.group(1) + "/end").param("reason", "Mutasi")
        .cookie(ani)
        .with(csrf())).andExpect(status().is3xxRedirection());

    mvc.perform(get("/73.24").cookie(mirasCookie)).andExpect(status().isNotFound());
  }

  @Test
  void a_form_with_faults_says_all_of_them_and_keeps_what_was_typed() throws Exception {
    mvc.perform(post("/73.24/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", "Nina Contoh")
        .param("signInName", "9 tidak boleh")
        .param("role", "VILLAGE_VOLUNTEER")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).andExpect(status().is(422)).andExpect(content().string(containsString("Nina Contoh")));
  }

  @Test
  void who_has_an_account_through_another_regency_gets_a_mandate_here_by_both_names() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");

    mvc.perform(existingAccountRequest("kiki", "Kiki Tetangga").cookie(ani).with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("name=\"known\"")));
    mvc.perform(existingAccountRequest("kiki", "Kiki Salah").param("known", "true").cookie(ani).with(csrf()))
        .andExpect(status().is(422));
    mvc.perform(existingAccountRequest("kiki", "kiki tetangga").param("known", "true").cookie(ani).with(csrf()))
        .andExpect(redirectedUrl("/73.24/people/" + TestCast.NEIGHBOUR));
    mvc.perform(get("/73.24/people/" + TestCast.NEIGHBOUR).cookie(ani)).andExpect(status().isOk());

    // So that the neighbour is a stranger here again in other tests.
    String page = mvc.perform(get("/73.24/people/" + TestCast.NEIGHBOUR).cookie(ani))
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher mandate = Pattern.compile("/mandates/([0-9a-f-]{36})/end").matcher(page);
    assertThat(mandate.find()).isTrue();
    mvc.perform(post("/73.24/people/" + TestCast.NEIGHBOUR + "/mandates/" + mandate.group(1) + "/end")
        .param("reason", "Selesai")
        .cookie(ani)
        .with(csrf())).andExpect(status().is3xxRedirection());
    mvc.perform(get("/73.24/people").cookie(TestSignIn.sessionCookie(mvc, "kiki"))).andExpect(status().isNotFound());
  }

  @Test
  void guesses_at_who_has_an_account_are_counted() throws Exception {
    Cookie admin = TestSignIn.sessionCookie(mvc, "kiki");
    int last = 0;
    for (int guess = 0; guess < 12; guess++) {
      last = mvc.perform(post("/73.22/people").param("person", Ids.next().toString())
          .param("mandate", Ids.next().toString())
          .param("name", "Ani Contoh " + guess)
          .param("signInName", "ani")
          .param("known", "true")
          .param("role", "OFFICE_CLERK")
          .param("organisation", TestCast.NEIGHBOURS_DP3A.toString())
          .param("decreeNumber", "SK-1")
          .param("validFrom", "2026-01-02")
          .cookie(admin)
          .with(csrf())).andReturn().getResponse().getStatus();
    }

    assertThat(last).isEqualTo(429);
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder existingAccountRequest(
      String signIn, String name) {
    return post("/73.24/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", name)
        .param("signInName", signIn)
        .param("role", "OFFICE_CLERK")
        .param("organisation", TestCast.DISDUKCAPIL.toString())
        .param("decreeNumber", "SK-UJI/9")
        .param("validFrom", "2026-01-02");
  }

  @Test
  void only_administrators_of_this_regency_see_its_people() throws Exception {
    mvc.perform(get("/73.24/people").cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isForbidden());
    mvc.perform(get("/73.24/people").cookie(TestSignIn.sessionCookie(mvc, "kiki"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/people/" + TestCast.CLERK).cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  @Test
  void the_other_pages_of_the_office_open() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    for (String path : new String[]{"/akun", "/akun/kata-sandi", "/akun/faktor-kedua", "/73.24/people",
      "/73.24/people/new", "/73.24/people/" + TestCast.CLERK, "/73.24/people/" + TestCast.CLERK + "/handover",
      "/73.24/organisations", "/73.24/organisations/new", "/73.24/organisations/" + TestCast.NGO}) {
      mvc.perform(get(path).cookie(ani)).andExpect(status().isOk());
    }
  }
}
