package id.payung.meetings.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.addition.NewOrganisationForm;
import id.payung.accounts.addition.OrganisationAddition;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A guest that the list lacks is written below it and added with the meeting, by whoever may write organisations. */
@PayungTest
class AddedGuestTests {
  private static final String CHOOSER = "data-adds=\"office-list\"";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired OrganisationRepository organisations;
  @Autowired OrganisationAddition addition;

  @Test
  void a_guest_that_is_not_in_the_list_is_added_once_and_was_there() throws Exception {
    String name = "Yayasan Tamu Baru " + Ids.next();
    UUID meeting = Ids.next();

    assertThat(record(meeting, name, "ngo").getStatus()).isEqualTo(303);
    assertThat(record(Ids.next(), name.toUpperCase(Locale.ROOT), "").getStatus())
        .as("known by its name, so its kind is known too")
        .isEqualTo(303);

    List<Organisation> added = ActorContext.callAs(cast.actorOf(TestCast.SECRETARY),
        () -> organisations.searchByName(cast.actorOf(TestCast.SECRETARY), name, 5));
    assertThat(added).hasSize(1).allMatch(one -> one.kind().equals("ngo"));
    assertThat(page("/73.24/meetings/" + meeting)).contains(name);
    assertThat(page("/73.24/meetings/new")).contains(name, CHOOSER);
  }

  @Test
  void without_a_kind_it_comes_back_as_it_was_typed_and_nothing_is_added() throws Exception {
    String name = "Yayasan Tanpa Jenis " + Ids.next();

    MockHttpServletResponse answer = record(Ids.next(), name, "");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("value=\"" + name + "\"", "id=\"added.kind-error\"");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(budi, () -> organisations.searchByName(budi, name, 5))).isEmpty();
  }

  @Test
  void a_meeting_of_nobody_is_still_none() throws Exception {
    MockHttpServletResponse answer = record(Ids.next(), " ", "");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("id=\"office-error\"");
  }

  @Test
  void who_may_not_write_organisations_is_offered_none_and_adds_none() {
    Actor citra = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(citra, () -> {
      assertThat(addition.kinds(citra)).isEmpty();
      assertThatThrownBy(() -> addition.add(citra, "added", new NewOrganisationForm("Yayasan Diam", "ngo")))
          .isInstanceOf(Forbidden.class);
      assertThat(addition.add(citra, "added", new NewOrganisationForm("", ""))).isEmpty();
    });
  }

  private MockHttpServletResponse record(UUID id, String guest, String kind) throws Exception {
    return mvc.perform(post("/73.24/meetings").param("id", id.toString())
        .param("version", "0")
        .param("title", "Rapat dengan tamu baru " + id)
        .param("kind", "audience")
        .param("heldOn", "2026-01-12")
        .param("added.name", guest)
        .param("added.kind", kind)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andReturn().getResponse();
  }

  private String page(String address) throws Exception {
    return mvc.perform(get(address).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
