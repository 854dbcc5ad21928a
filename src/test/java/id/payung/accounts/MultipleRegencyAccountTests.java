package id.payung.accounts;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class MultipleRegencyAccountTests {
  private static final UUID RINA = Ids.fromName("person:rina");

  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;

  @Test
  void somebody_with_mandates_in_two_regencies_sees_each_alone() throws Exception {
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    Actor north = Actor.service("accounts", TestCast.LUWU_UTARA);
    ActorContext.runAs(east, () -> people.registerWithMandate(east,
        new NewPerson(RINA, "Rina Contoh", "rina", null, TestCast.PASSWORD, true), mandate("timur", TestCast.DP3A)));
    ActorContext.runAs(north, () -> people.grantMandate(north, mandate("utara", TestCast.NEIGHBOURS_DP3A)));
    Cookie rina = TestSignIn.sessionCookie(mvc, "rina");

    mvc.perform(get("/mulai").cookie(rina))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/73.22")));
    UUID eastern = createMeeting(rina, TestCast.LUWU_TIMUR, "Rapat hanya di Timur", TestCast.DP3A);
    UUID northern = createMeeting(rina, TestCast.LUWU_UTARA, "Rapat hanya di Utara", TestCast.NEIGHBOURS_DP3A);

    mvc.perform(get("/73.24/meetings").cookie(rina))
        .andExpect(content().string(containsString("Rapat hanya di Timur")))
        .andExpect(content().string(not(containsString("Rapat hanya di Utara"))));
    mvc.perform(get("/73.22/meetings").cookie(rina))
        .andExpect(content().string(containsString("Rapat hanya di Utara")))
        .andExpect(content().string(not(containsString("Rapat hanya di Timur"))));
    mvc.perform(get("/73.24/meetings/" + northern).cookie(rina)).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/meetings/" + eastern).cookie(rina)).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/people").param("q", "Kiki").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(content().string(not(containsString("Kiki Tetangga"))));
  }

  private static NewMandate mandate(String where, UUID organisation) {
    return new NewMandate(Ids.fromName("mandate:rina-" + where), RINA, Role.TASK_FORCE_SECRETARY, organisation, "",
        List.of(), "SK-UJI/003/2026", LocalDate.of(2026, 1, 2), null);
  }

  private UUID createMeeting(Cookie cookie, String regency, String title, UUID office) throws Exception {
    UUID id = Ids.next();
    mvc.perform(post("/" + regency + "/meetings").param("id", id.toString())
        .param("title", title)
        .param("kind", "audience")
        .param("heldOn", "2026-11-02")
        .param("office", office.toString())
        .cookie(cookie)
        .with(csrf())).andExpect(redirectedUrl("/" + regency + "/meetings/" + id));
    return id;
  }
}
