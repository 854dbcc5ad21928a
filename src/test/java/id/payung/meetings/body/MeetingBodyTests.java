package id.payung.meetings.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.meetings.ActionPlanItem;
import id.payung.meetings.MeetingBodyRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class MeetingBodyTests {
  @Autowired MockMvc mvc;
  @Autowired MeetingBodyRepository bodies;
  @Autowired TestCast cast;

  @Test
  void two_who_edit_the_same_body_see_both_and_the_second_saves_with_one_more_press() throws Exception {
    UUID body = Ids.next();
    postBody(body, 0, "SK 1/CONTOH").andExpect(redirectedUrl("/73.24/bodies/" + body));
    postBody(body, 0, "SK 1/CONTOH").andExpect(redirectedUrl("/73.24/bodies/" + body));
    postBody(body, 1, "SK 2/CONTOH").andExpect(redirectedUrl("/73.24/bodies/" + body));

    postBody(body, 1, "SK 3/CONTOH").andExpect(status().isConflict())
        .andExpect(content().string(allOf(containsString("SK 2/CONTOH"), containsString("SK 3/CONTOH"),
            containsString("name=\"version\" value=\"2\""))));
    assertThat(decreeOf(body)).isEqualTo("SK 2/CONTOH");
    postBody(body, 2, "SK 3/CONTOH").andExpect(redirectedUrl("/73.24/bodies/" + body));
    assertThat(decreeOf(body)).isEqualTo("SK 3/CONTOH");
  }

  @Test
  void two_who_update_the_same_line_of_the_plan_do_not_overwrite_each_other() throws Exception {
    UUID body = Ids.next();
    postBody(body, 0, "SK 4/CONTOH");
    UUID action = Ids.next();
    postAction(body, action, 0, "planned", "").andExpect(redirectedUrl("/73.24/bodies/" + body + "#plan"));
    postAction(body, action, 1, "running", "Separuh desa").andExpect(redirectedUrl("/73.24/bodies/" + body + "#plan"));

    postAction(body, action, 1, "dropped", "Tanpa anggaran").andExpect(status().isConflict())
        .andExpect(content().string(allOf(containsString("Separuh desa"), containsString("Tanpa anggaran"))));

    Actor budi = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(budi, () -> bodies.listActions(budi, body))).singleElement()
        .extracting(ActionPlanItem::state, ActionPlanItem::outcome, ActionPlanItem::target)
        .containsExactly("running", "Separuh desa", "40 desa");
    mvc.perform(get("/73.24/bodies/" + body).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Separuh desa")));
  }

  private String decreeOf(UUID body) {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(budi, () -> bodies.require(budi, body)).decreeNumber();
  }

  private ResultActions postBody(UUID body, int version, String decree) throws Exception {
    return mvc.perform(post("/73.24/bodies").param("id", body.toString())
        .param("version", String.valueOf(version))
        .param("name", "Gugus Tugas Uji")
        .param("kind", "task-force")
        .param("decreeNumber", decree)
        .param("decreeDate", "2026-01-05")
        .param("validFrom", "2026-01-05")
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf()));
  }

  private ResultActions postAction(UUID body, UUID action, int version, String state, String outcome) throws Exception {
    return mvc.perform(post("/73.24/bodies/" + body + "/actions").param("action", action.toString())
        .param("version", String.valueOf(version))
        .param("year", "2026")
        .param("text", "Jemput bola akta")
        .param("organisation", TestCast.DISDUKCAPIL.toString())
        .param("target", version == 0 ? "40 desa" : "")
        .param("state", state)
        .param("outcome", outcome)
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf()));
  }
}
