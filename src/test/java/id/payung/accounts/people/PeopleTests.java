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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class PeopleTests {
  @Autowired MockMvc mvc;
  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration people;
  @Autowired ServedRegencyRepository tenancy;
  @Autowired MandateReachLookup standing;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;
  @Autowired Clock clock;

  @Test
  void two_who_rename_the_same_office_do_not_lose_each_others_words() throws Exception {
    Actor ani = cast.actorOf(TestCast.ADMIN);
    UUID id = Ids.next();
    ActorContext.runAs(ani, () -> organisations.insertIfAbsent(ani, id, "media", "Radio Contoh", "Radio", null, true));
    String form = mvc.perform(get("/73.24/organisations/" + id).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(form).contains("name=\"version\" value=\"1\"");
    renameOrganisation(id, "Radio Anak Contoh").andExpect(status().is3xxRedirection());

    renameOrganisation(id, "Radio Lain").andExpect(status().isConflict())
        .andExpect(content().string(containsString("Radio Anak Contoh")))
        .andExpect(content().string(containsString("Radio Lain")))
        .andExpect(content().string(containsString("Isian Anda masih ada di formulir")))
        .andExpect(content().string(containsString("name=\"version\" value=\"2\"")))
        .andExpect(content().string(containsString("value=\"Radio Lain\"")));

    assertThat(ActorContext.callAs(ani, () -> organisations.require(ani, id)).name()).isEqualTo("Radio Anak Contoh");
    renameOrganisation(id, "Radio Lain", "2").andExpect(redirectedUrl("/73.24/organisations"));
  }

  @Test
  void an_organisation_is_not_laid_to_rest_while_mandates_of_its_people_stand() throws Exception {
    Actor admin = cast.actorOf(TestCast.ADMIN);
    var teduh = ActorContext.callAs(admin, () -> organisations.require(admin, TestCast.NGO));

    mvc.perform(post("/73.24/organisations").param("id", TestCast.NGO.toString())
        .param("version", Integer.toString(teduh.version()))
        .param("name", teduh.name())
        .param("shortName", teduh.shortName())
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("mandat yang berlaku di lembaga ini")));

    assertThat(ActorContext.callAs(admin, () -> organisations.require(admin, TestCast.NGO)).active()).isTrue();
  }

  private ResultActions renameOrganisation(UUID id, String name) throws Exception {
    return renameOrganisation(id, name, "1");
  }

  private ResultActions renameOrganisation(UUID id, String name, String version) throws Exception {
    return mvc.perform(post("/73.24/organisations").param("id", id.toString())
        .param("fresh", "false")
        .param("version", version)
        .param("name", name)
        .param("shortName", "RC")
        .param("active", "true")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf()));
  }

  @Test
  void an_organisation_that_the_list_lacks_is_added_in_the_form_of_a_person_once() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    Actor admin = cast.actorOf(TestCast.ADMIN);
    assertThat(mvc.perform(get("/73.24/people/new").cookie(ani)).andReturn().getResponse().getContentAsString())
        .contains("name=\"added.name\"", "name=\"added.kind\"");

    mvc.perform(personOf("Wati Contoh", "wati.media").param("added.name", "Radio Tepi Danau").cookie(ani))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("value=\"Radio Tepi Danau\"")))
        .andExpect(content().string(containsString("value=\"Wati Contoh\"")));
    mvc.perform(personOf("Wati Contoh", "wati.media").cookie(ani))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Pilih lembaga.")));
    for (String name : List.of("wati.media", "wida.media")) {
      mvc.perform(personOf("Wati Contoh", name).param("added.name", "Radio Tepi Danau")
          .param("added.kind", "media")
          .cookie(ani)).andExpect(status().is3xxRedirection());
    }

    assertThat(ActorContext.callAs(admin, () -> organisations.listActive(admin))
        .stream()
        .filter(one -> one.name().equals("Radio Tepi Danau"))).hasSize(1);
  }

  private MockHttpServletRequestBuilder personOf(String name, String signInName) {
    return post("/73.24/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", name)
        .param("signInName", signInName)
        .param("role", "OFFICE_CLERK")
        .param("decreeNumber", "SK-UJI/77")
        .param("validFrom", "2026-01-02")
        .with(csrf());
  }

  @Test
  void an_invited_person_chooses_a_password_and_is_in() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID lina = registerPerson(ani, "Lina Contoh", "lina.orang");
    String link = createInvitation(ani, lina, false);

    mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("Lina Contoh")));
    mvc.perform(post(link).param("fresh", "bunga-melati-putih").param("again", "bunga-melati-putih").with(csrf()))
        .andExpect(redirectedUrl("/mulai"));
    mvc.perform(post(link).param("fresh", "bunga-melati-merah").param("again", "bunga-melati-merah").with(csrf()))
        .andExpect(status().is(422));
  }

  @Test
  void all_who_have_not_been_in_are_invited_at_once_and_each_link_opens_its_own_account() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID rini = registerPerson(ani, "Rini Baru Contoh", "rini.baru");
    UUID rudi = registerPerson(ani, "Rudi Baru Contoh", "rudi.baru");
    String earlier = createInvitation(ani, rudi, false);
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
    registerPerson(ani, "Tuti Pilihan Contoh", "tuti.pilihan");
    registerPerson(ani, "Tono Pilihan Contoh", "tono.pilihan");
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
    UUID tari = registerPerson(ani, "Tari Urung Contoh", "tari.urung");
    registerPerson(ani, "Tito Urung Contoh", "tito.urung");

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
    registerPerson(ani, "Wira Selesai Contoh", "wira.selesai");
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
    UUID mira = registerPerson(ani, "Mira Contoh", "mira.orang");
    String link = createInvitation(ani, mira, false);
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

  private UUID registerPerson(Cookie cookie, String name, String signIn) throws Exception {
    UUID id = Ids.next();
    mvc.perform(post("/73.24/people").param("person", id.toString())
        .param("mandate", Ids.next().toString())
        .param("name", name)
        .param("signInName", signIn)
        .param("role", "OFFICE_CLERK")
        .param("organisation", TestCast.DISDUKCAPIL.toString())
        .param("decreeNumber", "SK-UJI/002/2026")
        .param("validFrom", "2026-01-02")
        .cookie(cookie)
        .with(csrf())).andExpect(redirectedUrl("/73.24/people/" + id));
    return id;
  }

  private String createInvitation(Cookie cookie, UUID person, boolean reset) throws Exception {
    String page = mvc.perform(post("/73.24/people/" + person + "/invitation").param("reset", Boolean.toString(reset))
        .cookie(cookie)
        .with(csrf())).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    Matcher link = Pattern.compile("(/undangan/[A-Za-z0-9_-]+)").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
