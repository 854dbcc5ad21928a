package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import id.payung.indicators.request.OpeningYear;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** In a database of its own: everywhere else a year has been opened. */
@PayungTest
@TestPropertySource(properties = "spring.application.name=payung-first-steps")
class FirstStepsTests {
  @Autowired MockMvc mvc;
  @Autowired FirstSteps steps;
  @Autowired OpeningYear opening;
  @Autowired Cast cast;

  @Test
  void a_new_regency_says_what_to_do_first_until_its_people_can_work() throws Exception {
    Actor admin = cast.as(Cast.ADMIN);
    Actor secretary = cast.as(Cast.SECRETARY);
    Actor clerk = cast.as(Cast.CLERK);
    assertThat(Acting.as(admin, () -> steps.of(admin, false))).containsExactly(
        new FirstSteps.Step("identity", "/settings/regency", false),
        new FirstSteps.Step("secretary", "/people/new", true), new FirstSteps.Step("people", "/people/import", true),
        new FirstSteps.Step("year", "/kla/years/new", false));
    assertThat(Acting.as(secretary, () -> steps.of(secretary, false)))
        .containsExactly(new FirstSteps.Step("year", "/kla/years/new", false));
    assertThat(Acting.as(clerk, () -> steps.of(clerk, false))).isEmpty();
    mvc.perform(get("/73.24").cookie(SignedIn.as(mvc, "ani")))
        .andExpect(content().string(allOf(containsString("Langkah awal"),
            containsString("href=\"/73.24/kla/years/new\""), not(containsString("Tidak ada yang menunggu")))));

    Acting.doing(secretary,
        () -> opening.open(secretary, "2027", "kla-2026", List.of(2025, 2026), LocalDate.of(2099, 3, 11)));

    assertThat(Acting.as(admin, () -> steps.of(admin, false))).isEmpty();
    mvc.perform(get("/73.24").cookie(SignedIn.as(mvc, "ani")))
        .andExpect(content().string(not(containsString("Langkah awal"))));
  }
}
