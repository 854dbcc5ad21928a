package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Of a village's own money its operator says how far it has come; the form stands where it is accepted. */
@PayungTest
class BudgetStageOfVillageTests extends PlannedActivityScenario {
  private static final UUID GOVERNMENT = Ids.fromName("office:pemdes-magani-uji");
  private static final UUID MIRA = Ids.fromName("person:operator-magani");

  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration people;
  @Autowired BudgetRealisation budgetRealisation;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  private PlanVersionBudgetLine villageLine;

  @BeforeEach
  void the_village_has_an_operator_and_money_of_its_own() {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(_ -> {
      organisations.insertIfAbsent(service, GOVERNMENT, "village-government", "Pemerintah Kelurahan Magani (uji)",
          "Pemkel Magani", magani, true);
      people.register(service, new NewPerson(MIRA, "Mira Contoh", "mira", null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.fromName("mandate:" + MIRA), MIRA, Role.VILLAGE_OPERATOR,
          GOVERNMENT, "", List.of(magani), "SK-UJI/21", LocalDate.of(2024, 1, 2), null));
    }));
    villageLine = new PlanVersionBudgetLine(Ids.next(), 1, "Posyandu remaja", "swadaya", GOVERNMENT, magani, "", false,
        9_000_000L);
    PlanVersionActivity own = fixture.newActivity(2, "Kelas remaja", villageLine, unguarded2());
    fixture.saveActivity(TestCast.SECRETARY, plan, own, Map.of(), Map.of());
    text = own;
  }

  private static PlanVersionBudgetLine unguarded2() {
    return AgreementFixture.newLine(2, "Honor pelatih remaja", 5_000_000);
  }

  private String pathOf(PlanVersionBudgetLine line) {
    return "/activities/" + text.id() + "/lines/" + line.id() + "/stage";
  }

  private String stageOf(PlanVersionBudgetLine line) {
    return fixture.callAs(TestCast.SECRETARY, actor -> budgetRealisation.listByActivity(actor, text.id()))
        .stream()
        .filter(known -> known.id().equals(line.id()))
        .map(BudgetLine::stage)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_operator_says_the_stage_of_the_villages_own_line() throws Exception {
    fixture.getPage("mira", "/activities/" + text.id())
        .andExpect(content().string(containsString(pathOf(villageLine))));

    fixture.postForm("mira", pathOf(villageLine), "was", "proposed", "stage", "rkpdes", "on", AgreementFixture.TODAY)
        .andExpect(status().isSeeOther());
    assertThat(stageOf(villageLine)).isEqualTo("rkpdes");
    fixture
        .postForm("mira", pathOf(villageLine), "was", "proposed", "stage", "commitment", "on", AgreementFixture.TODAY)
        .andExpect(status().isConflict());
    fixture.postForm("mira", pathOf(villageLine), "was", "rkpdes", "stage", "dpa", "on", AgreementFixture.TODAY)
        .andExpect(status().is(422));
    assertThat(stageOf(villageLine)).isEqualTo("rkpdes");
  }

  @Test
  void who_does_not_own_the_line_is_shown_no_form_and_refused() throws Exception {
    PlanVersionBudgetLine ofOffice = text.lines().get(1);
    fixture.getPage("citra", "/activities/" + text.id())
        .andExpect(content().string(containsString(pathOf(ofOffice))))
        .andExpect(content().string(not(containsString(pathOf(villageLine)))));
    fixture.getPage("mira", "/activities/" + text.id())
        .andExpect(content().string(not(containsString(pathOf(ofOffice)))));

    Object[] fields = {"was", "proposed", "stage", "rkpdes", "on", AgreementFixture.TODAY};
    fixture.postForm("citra", pathOf(villageLine), fields).andExpect(status().isForbidden());
    fixture.postForm("fitri", pathOf(villageLine), fields).andExpect(status().isNotFound());
    fixture.postForm("mira", pathOf(ofOffice), fields).andExpect(status().isNotFound());
    assertThat(stageOf(villageLine)).isEqualTo("proposed");
  }

  @Test
  void an_office_reports_its_own_activity_from_its_page() throws Exception {
    fixture.getPage("citra", "/activities/" + text.id())
        .andExpect(content().string(containsString("/reports/new?activity=" + text.id())));
    fixture.getPage("citra", "/reports/new?activity=" + text.id())
        .andExpect(content().string(containsString("Kelas remaja")));
    fixture.getPage("dewi", "/activities/" + text.id())
        .andExpect(content().string(not(containsString("/reports/new?activity="))));
  }

  @Test
  void an_agreement_that_was_ended_leaves_the_stage_as_it_is() throws Exception {
    fixture.bringInForce(agreement);
    fixture
        .postForm("budi", "/agreements/" + agreement + "/ending", "reason", "Mitra berhenti", "on",
            AgreementFixture.TODAY)
        .andExpect(status().isSeeOther());
    fixture.getPage("mira", "/activities/" + text.id())
        .andExpect(content().string(not(containsString(pathOf(villageLine)))));
    fixture.postForm("mira", pathOf(villageLine), "was", "proposed", "stage", "rkpdes", "on", AgreementFixture.TODAY)
        .andExpect(status().is(422));
    assertThat(stageOf(villageLine)).isEqualTo("proposed");
  }
}
