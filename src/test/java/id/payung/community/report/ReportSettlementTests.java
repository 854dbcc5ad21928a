package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.Report;
import id.payung.community.ReportJsonCodec;
import id.payung.fieldwork.declared.OpenConflict;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report that was changed in two places, while a person chooses. */
@PayungTest
class ReportSettlementTests {
  private static final String BALANTANG = "73.24.04.2001";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired ReportLifeCycle reports;
  @Autowired ReportKind kind;
  @Autowired Clock clock;

  @Test
  void a_field_without_a_choice_is_asked_for_and_nothing_is_settled() throws Exception {
    UUID id = receive(body("2026-11-01").put("title", "Dua isian").put("notes", "Satu"));
    amend(TestCast.ADMIN, id, body("2026-11-02").put("title", "Dua isian").put("notes", "Dua"));
    amend(TestCast.VOLUNTEER, id, body("2026-11-03").put("title", "Dua isian").put("notes", "Tiga"));

    settle(id, "choice.heldOn", "mine").andExpect(status().is(422))
        .andExpect(content().string(containsString("Pilih satu isian untuk setiap baris yang berbeda.")))
        .andExpect(content().string(containsString("href=\"#c-notes\"")))
        .andExpect(content().string(matchesPattern(checked("heldOn", "mine"))));

    assertThat(report(id).conflicts()).isEqualTo(2);
    assertThat(report(id).heldOn()).hasToString("2026-11-02");
  }

  @Test
  void a_choice_that_leaves_no_report_brings_the_page_back_with_words() throws Exception {
    UUID id = receive(body("2026-11-01").put("activity", Ids.next().toString()));
    amend(TestCast.ADMIN, id, body("2026-11-01").put("activity", Ids.next().toString()));
    amend(TestCast.VOLUNTEER, id, body("2026-11-01").put("title", "Kegiatan tanpa rencana"));

    settle(id, "choice.activity", "mine").andExpect(status().is(422))
        .andExpect(content().string(containsString("href=\"#c-activity\"")))
        .andExpect(content().string(matchesPattern(checked("activity", "mine"))));
    settle(id, "choice.activity", "theirs").andExpect(status().isSeeOther());

    assertThat(report(id).conflicts()).isZero();
  }

  @Test
  void a_conflict_that_comes_with_another_village_is_shown_to_that_village() {
    UUID id = receive(body("2026-11-01").put("title", "Pindah desa").put("notes", "Satu"));
    amend(TestCast.ADMIN, id, body("2026-11-01").put("title", "Pindah desa").put("notes", "Dua"));
    UUID other = cast.village(BALANTANG);
    amend(TestCast.SECRETARY, id,
        body("2026-11-01").put("village", other.toString()).put("title", "Pindah desa").put("notes", "Tiga"));

    Actor there = Actor.person(TestCast.LUWU_TIMUR, Ids.next(), "Warga Contoh", Set.of(Role.VILLAGE_MOVER), Set.of(),
        Set.of(), Set.of(other));
    List<OpenConflict> shown = ActorContext.<List<OpenConflict>, RuntimeException>callAs(there,
        () -> kind.listConflicts(there, reports.require(there, id)));

    assertThat(shown).extracting(OpenConflict::field).containsExactly("notes");
  }

  @Test
  void of_three_values_of_a_field_each_can_be_taken() throws Exception {
    UUID id = receive(body("2026-11-01").put("title", "Tiga isian").put("notes", "Satu"));
    amend(TestCast.ADMIN, id, body("2026-11-01").put("title", "Tiga isian").put("notes", "Dua"));
    amend(TestCast.VOLUNTEER, id, body("2026-11-01").put("title", "Tiga isian").put("notes", "Tiga"));
    amend(TestCast.SECRETARY, id, body("2026-11-01").put("title", "Tiga isian").put("notes", "Empat"));

    mvc.perform(get("/73.24/reports/" + id).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(containsString("name=\"choice.notes\" value=\"mine-3\"")))
        .andExpect(content().string(containsString("name=\"choice.notes\" value=\"mine\"")));
    settle(id, "choice.notes", "mine-9").andExpect(status().is(422));
    mvc.perform(post("/73.24/reports/" + id + "/settlement").with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))
        .param("version", "4")
        .param("choice.notes", "mine-3")).andExpect(status().isSeeOther());

    assertThat(report(id).conflicts()).isZero();
    assertThat(report(id).body().notes()).isEqualTo("Tiga");
  }

  private static String checked(String field, String side) {
    return "(?s).*name=\"choice." + field + "\" value=\"" + side + "\" required\\s+checked.*";
  }

  private ResultActions settle(UUID id, String field, String side) throws Exception {
    return mvc.perform(post("/73.24/reports/" + id + "/settlement").with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))
        .param("version", "3")
        .param(field, side));
  }

  private UUID receive(ObjectNode body) {
    UUID id = Ids.next();
    in(TestCast.VOLUNTEER,
        actor -> kind.receive(actor, new PhoneRecordForm<>(id, ReportJsonCodec.read(body), null, clock.instant())));
    return id;
  }

  /** Both began from the first version. */
  private void amend(UUID person, UUID id, ObjectNode body) {
    in(person, actor -> kind.amend(actor, id, 1, ReportJsonCodec.read(body)));
  }

  private Report report(UUID id) {
    return in(TestCast.VOLUNTEER, actor -> reports.require(actor, id));
  }

  private <T> T in(UUID person, Function<Actor, T> work) {
    Actor actor = cast.actorOf(person);
    return ActorContext.<T, RuntimeException>callAs(actor, () -> work.apply(actor));
  }

  private ObjectNode body(String heldOn) {
    ObjectNode body = JsonNodeFactory.instance.objectNode()
        .put("heldOn", heldOn)
        .put("village", cast.village(TestCast.MAGANI).toString());
    body.putObject("people").put("childrenM", 3).put("childrenF", 4).put("adultsM", 0).put("adultsF", 5);
    return body;
  }
}
