package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.PlanApproval;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where two people make something of the same thing, the second is told who made what, and keeps what they typed. */
@PayungTest
class MadeMeanwhileTests {
  private static final String TYPED = "Diketik orang kedua";

  @Autowired AgreementFixture fixture;
  @Autowired MeetingDecisionFixture meetingDecisions;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired PlanApproval planApproval;

  /**
   * A form of the second person, Ani, after Budi made the same.
   *
   * @param made path of what Budi made
   * @param beside id of it, where another may be made; null where there is only one
   */
  private record SecondForm(String path, List<Object> fields, String made, UUID beside) {}

  private SecondForm agreementOfDecision() throws Exception {
    UUID decision = meetingDecisions.decide("Nota dari dua orang", "agreement");
    UUID first = Ids.next();
    fixture.postForm("budi", "/agreements", AgreementFixture.form(first, "Nota dua orang", "decision", decision))
        .andExpect(status().is3xxRedirection());
    return new SecondForm("/agreements", List.of(AgreementFixture.form(Ids.next(), TYPED, "decision", decision)),
        "/agreements/" + first, first);
  }

  private SecondForm activityOfDecision(JointPlan plan, int number) {
    UUID decision = meetingDecisions.decide("Kelas dari dua orang");
    UUID first = meetingDecisions.writeActivity(plan, decision, number, "Kelas dua orang");
    List<Object> fields =
        List.of("id", Ids.next(), "basedOn", "0", "number", number + 1, "proposed", number + 1, "title", TYPED, "kind",
            "training", "office", TestCast.DISDUKCAPIL, "starts", AgreementFixture.YEAR + "-02-01", "ends",
            AgreementFixture.YEAR + "-11-30", "target", "40", "unit", "orang", "meant", "twin", "decision", decision);
    return new SecondForm("/plans/" + plan.id() + "/activities", fields, "/activities/" + first, first);
  }

  private JointPlan approvedPlan(String title) {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement(title));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan pertama"));
    fixture.offerAndApprove(plan);
    return plan;
  }

  private SecondForm addendum() throws Exception {
    UUID agreement = fixture.draftAgreement("Adendum dari dua orang");
    fixture.bringInForce(agreement);
    fixture
        .postForm("budi", "/agreements/" + agreement + "/renewal", "newest", "1", "sort", "addendum", "reason",
            "Dari orang pertama")
        .andExpect(status().is3xxRedirection());
    return new SecondForm("/agreements/" + agreement + "/renewal",
        List.of("newest", "1", "sort", "addendum", "reason", TYPED), "/agreements/" + agreement + "/versions/2", null);
  }

  private SecondForm versionOfPlan() {
    JointPlan plan = approvedPlan("Versi dari dua orang");
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Dari pertama", 1));
    return new SecondForm("/plans/" + plan.id() + "/renewal", List.of("newest", "1", "reason", TYPED),
        "/plans/" + plan.id() + "/versions/2", null);
  }

  private List<SecondForm> secondForms() throws Exception {
    JointPlan draft = approvedPlan("Rancangan dari dua orang");
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, draft.id(), "Versi dua", 1));
    JointPlan first = fixture.openPlan(fixture.draftAgreement("Versi pertama dari dua orang"));
    return List.of(agreementOfDecision(), activityOfDecision(draft, 2), activityOfDecision(first, 1), addendum(),
        versionOfPlan());
  }

  @Test
  void the_second_person_is_told_who_made_what_and_everything_typed_stays() throws Exception {
    for (SecondForm second : secondForms()) {
      fixture.postForm("ani", second.path(), second.fields().toArray())
          .andExpect(status().isUnprocessableContent())
          .andExpect(content().string(allOf(containsString(TYPED), containsString("Budi Contoh"),
              containsString("/73.24" + second.made() + "\""),
              second.beside() == null ? not(containsString("name=\"beside\""))
                  : containsString("name=\"beside\" value=\"" + second.beside() + "\""))));
    }
  }

  @Test
  void who_says_so_makes_another_beside_it_and_the_decision_stays_done_with_the_first() throws Exception {
    for (SecondForm second : secondForms()) {
      if (second.beside() == null) {
        continue;
      }
      UUID decision = (UUID) second.fields().get(second.fields().indexOf("decision") + 1);
      MeetingDecision before = read(decision);
      List<Object> told = new ArrayList<>(second.fields());
      told.addAll(List.of("beside", second.beside()));

      fixture.postForm("ani", second.path(), told.toArray()).andExpect(status().is3xxRedirection());

      assertThat(read(decision)).isEqualTo(before);
      fixture.getPage("budi", "/meetings/decisions/" + decision)
          .andExpect(content().string(allOf(containsString(TYPED), containsString("/73.24" + second.made() + "\""))));
    }
  }

  @Test
  void the_same_form_twice_is_nobody_else() throws Exception {
    UUID decision = meetingDecisions.decide("Nota dikirim dua kali", "agreement");
    Object[] form = AgreementFixture.form(Ids.next(), "Nota dikirim dua kali", "decision", decision);

    fixture.postForm("budi", "/agreements", form).andExpect(status().is3xxRedirection());
    fixture.postForm("budi", "/agreements", form).andExpect(status().is3xxRedirection());
    UUID agreement = fixture.draftAgreement("Adendum dikirim dua kali");
    fixture.bringInForce(agreement);
    for (int time = 0; time < 2; time++) {
      fixture
          .postForm("budi", "/agreements/" + agreement + "/renewal", "newest", "1", "sort", "addendum", "reason",
              "Sekali saja")
          .andExpect(status().is3xxRedirection());
    }
  }

  @Test
  void a_decision_that_was_dropped_meanwhile_keeps_the_form_too() throws Exception {
    UUID decision = meetingDecisions.decide("Nota yang keburu batal", "agreement");
    fixture.postForm("budi", "/meetings/decisions/" + decision + "/drop", "reason", "Batal")
        .andExpect(status().is3xxRedirection());

    fixture.postForm("ani", "/agreements", AgreementFixture.form(Ids.next(), TYPED, "decision", decision))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString(TYPED), containsString("Keputusan ini sudah selesai"))));
  }

  private MeetingDecision read(UUID decision) {
    return fixture.callAs(TestCast.SECRETARY, actor -> decisions.require(actor, decision));
  }
}
