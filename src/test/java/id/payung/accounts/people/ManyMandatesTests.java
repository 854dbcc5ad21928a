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
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** People who are ticked in the list: all are invited at once, invited again, or leave. */
@PayungTest
class ManyMandatesTests {
  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired Clock clock;

  @Test
  void all_who_have_not_been_in_are_invited_at_once_and_each_link_opens_its_own_account() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID rini = PersonFixture.register(mvc, ani, "Rini Baru Contoh", "rini.baru");
    UUID rudi = PersonFixture.register(mvc, ani, "Rudi Baru Contoh", "rudi.baru");
    String earlier = PersonFixture.invite(mvc, ani, rudi);
    String list = mvc.perform(get("/73.24/people/invitations").cookie(ani))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(list).containsPattern("value=\"" + rini + "\" checked")
        .doesNotContainPattern("value=\"" + rudi + "\" checked")
        .contains(rudi.toString());

    String slips = mvc.perform(
        post("/73.24/people/invitations").param("person", rini.toString(), rudi.toString()).cookie(ani).with(csrf()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    Matcher links = Pattern.compile("id=\"invitation-([0-9a-f-]{36})\">[^<]*(/undangan/[A-Za-z0-9_-]+)").matcher(slips);
    int seen = 0;
    while (links.find()) {
      String name = links.group(1).equals(rini.toString()) ? "Rini Baru Contoh" : "Rudi Baru Contoh";
      mvc.perform(get(links.group(2))).andExpect(status().isOk()).andExpect(content().string(containsString(name)));
      mvc.perform(
          post(links.group(2)).param("fresh", "hujan-pagi-danau").param("again", "hujan-pagi-danau").with(csrf()))
          .andExpect(redirectedUrl("/mulai"));
      seen++;
    }
    assertThat(seen).isEqualTo(2);
    mvc.perform(get(earlier)).andExpect(status().is(422));
    assertThat(mvc.perform(get("/73.24/people/invitations").cookie(ani)).andReturn().getResponse().getContentAsString())
        .doesNotContain(rini.toString(), rudi.toString());
    mvc.perform(post("/73.24/people/invitations").param("person", rini.toString()).cookie(ani).with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(post("/73.24/people/invitations").cookie(ani).with(csrf())).andExpect(status().is(422));
    mvc.perform(get("/73.24/people/invitations").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/73.24/people/invitations").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  @Test
  void those_that_are_ticked_are_invited_again_or_leave_and_the_others_are_named() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    PersonFixture.register(mvc, ani, "Tuti Pilihan Contoh", "tuti.pilihan");
    PersonFixture.register(mvc, ani, "Tono Pilihan Contoh", "tono.pilihan");
    List<String> both = ticks(ani, "Pilihan Contoh");
    String own = ticks(ani, "Ani Contoh").getFirst();
    String citra = ticks(ani, "Citra Contoh").getFirst();
    assertThat(both).hasSize(2);

    mvc.perform(post("/73.24/people/invitations/chosen").param("chosen", both.getFirst(), both.getLast(), citra)
        .cookie(ani)
        .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Tuti Pilihan Contoh")))
        .andExpect(content().string(containsString("Tono Pilihan Contoh")))
        .andExpect(content()
            .string(containsString("Citra Contoh – Operator perangkat daerah, Disdukcapil: sudah pernah masuk")));

    MockHttpSession session = new MockHttpSession();
    mvc.perform(post("/73.24/people/mandates/end").param("chosen", both.getFirst(), both.getLast(), own)
        .param("reason", "Mutasi")
        .param("query", "q=Pilihan")
        .session(session)
        .cookie(ani)
        .with(csrf())).andExpect(redirectedUrl("/73.24/people?q=Pilihan"));
    mvc.perform(get("/73.24/people?q=Pilihan").session(session).cookie(ani))
        .andExpect(content().string(containsString("2 penugasan diakhiri.")))
        .andExpect(
            content().string(containsString("Ani Contoh – Admin kabupaten, Dinsos P3A: penugasan Anda sendiri")));
    assertThat(ticks(ani, "Pilihan Contoh")).isEmpty();
    mvc.perform(post("/73.24/people/mandates/end").param("chosen", citra)
        .param("reason", "coba")
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf())).andExpect(status().isForbidden());
    mvc.perform(post("/73.22/people/mandates/end").param("chosen", citra)
        .param("reason", "coba")
        .cookie(TestSignIn.sessionCookie(mvc, "kiki"))
        .with(csrf())).andExpect(status().isSeeOther());
    assertThat(ticks(ani, "Citra Contoh")).contains(citra);
  }

  @Test
  void mandates_that_were_ended_by_a_slip_of_the_hand_come_back_unless_the_person_was_given_another() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID tari = PersonFixture.register(mvc, ani, "Tari Urung Contoh", "tari.urung");
    PersonFixture.register(mvc, ani, "Tito Urung Contoh", "tito.urung");

    String undo = endAll(ani, ticks(ani, "Urung Contoh"));
    assertThat(ticks(ani, "Urung Contoh")).isEmpty();
    mvc.perform(post(undo).cookie(ani).with(csrf())).andExpect(status().isSeeOther());
    assertThat(ticks(ani, "Urung Contoh")).hasSize(2);

    String second = endAll(ani, ticks(ani, "Urung Contoh"));
    Actor accounts = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(accounts, () -> people.grantMandate(accounts, new NewMandate(Ids.next(), tari, Role.OFFICE_HEAD,
        TestCast.DISDUKCAPIL, "", List.of(), "SK-UJI/003/2026", LocalDate.of(2026, 1, 2), null)));
    MockHttpSession session = new MockHttpSession();
    mvc.perform(post(second).session(session).cookie(ani).with(csrf())).andExpect(status().isSeeOther());

    mvc.perform(get("/73.24/people").session(session).cookie(ani))
        .andExpect(content().string(containsString("Tari Urung Contoh: Orang ini sudah mendapat penugasan lain")));
    assertThat(ticks(ani, "Urung Contoh")).as("Tito's, and Tari's new one").hasSize(2);
    mvc.perform(get("/73.24/people/" + tari).cookie(ani)).andExpect(content().string(containsString("Mutasi")));
  }

  @Test
  void the_list_of_those_that_ended_says_on_which_day_and_why() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    PersonFixture.register(mvc, ani, "Wira Selesai Contoh", "wira.selesai");
    endAll(ani, ticks(ani, "Wira Selesai Contoh"));

    String list = mvc.perform(get("/73.24/people?ended=true&q=Wira Selesai Contoh").cookie(ani))
        .andReturn()
        .getResponse()
        .getContentAsString();

    LocalDate today = TestCast.today(clock);
    assertThat(list).contains("Wira Selesai Contoh", "Mutasi")
        .containsPattern("sampai " + today.getDayOfMonth() + " \\p{L}+ " + today.getYear())
        .doesNotContain("sejak 2 Jan 2026");
  }

  private String endAll(Cookie who, List<String> chosen) throws Exception {
    MockHttpSession session = new MockHttpSession();
    mvc.perform(post("/73.24/people/mandates/end").param("chosen", chosen.toArray(String[]::new))
        .param("reason", "Mutasi")
        .session(session)
        .cookie(who)
        .with(csrf())).andExpect(status().isSeeOther());
    String page =
        mvc.perform(get("/73.24/people").session(session).cookie(who)).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("sesi dan ponsel yang sudah dicabut sementara itu tidak ikut kembali");
    Matcher form = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(page);
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private List<String> ticks(Cookie who, String name) throws Exception {
    String page =
        mvc.perform(get("/73.24/people").param("q", name).cookie(who)).andReturn().getResponse().getContentAsString();
    return Pattern.compile("name=\"chosen\" value=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(tick -> tick.group(1))
        .toList();
  }
}
