package id.payung.accounts.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Organisations written down at their own form, and in the form of a person. */
@PayungTest
class OrganisationFormTests {
  @Autowired MockMvc mvc;
  @Autowired OrganisationRepository organisations;
  @Autowired TestCast cast;

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
}
