package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** In a database of its own: everywhere else a year has been opened. */
@PayungTest
@OwnDatabase("onboarding")
class OnboardingChecklistTests {
  @Autowired MockMvc mvc;
  @Autowired OnboardingChecklist checklist;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired TestCast cast;

  @Test
  void a_new_regency_says_what_to_do_first_until_its_people_can_work() throws Exception {
    Actor admin = cast.actorOf(TestCast.ADMIN);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    Actor clerk = cast.actorOf(TestCast.CLERK);
    assertThat(ActorContext.callAs(admin, () -> checklist.listSteps(admin, false))).containsExactly(
        new OnboardingChecklist.OnboardingStep("identity", "/settings/regency", false),
        new OnboardingChecklist.OnboardingStep("secretary", "/people/new", true),
        new OnboardingChecklist.OnboardingStep("people", "/people/import", true),
        new OnboardingChecklist.OnboardingStep("year", "/kla/years/new", false));
    assertThat(ActorContext.callAs(secretary, () -> checklist.listSteps(secretary, false)))
        .containsExactly(new OnboardingChecklist.OnboardingStep("year", "/kla/years/new", false));
    assertThat(ActorContext.callAs(clerk, () -> checklist.listSteps(clerk, false))).isEmpty();
    mvc.perform(get("/73.24").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(content().string(allOf(containsString("Langkah awal"),
            containsString("href=\"/73.24/kla/years/new\""), not(containsString("Tidak ada yang menunggu")))));

    ActorContext.runAs(secretary,
        () -> evaluationOpening.open(secretary, "2027", "kla-2026", List.of(2025, 2026), LocalDate.of(2099, 3, 11)));

    assertThat(ActorContext.callAs(admin, () -> checklist.listSteps(admin, false))).isEmpty();
    mvc.perform(get("/73.24").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(content().string(not(containsString("Langkah awal"))));
  }
}
