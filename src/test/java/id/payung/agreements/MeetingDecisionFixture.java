package id.payung.agreements;

import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Decisions of a meeting from which activities and agreements are made. */
@TestComponent
public class MeetingDecisionFixture {
  private final AgreementFixture fixture;
  private final MeetingRegistration meetings;
  private final MeetingDecisionRepository decisions;

  MeetingDecisionFixture(AgreementFixture fixture, MeetingRegistration meetings, MeetingDecisionRepository decisions) {
    this.fixture = fixture;
    this.meetings = meetings;
    this.decisions = decisions;
  }

  /** What a meeting decided: an activity that Disdukcapil answers for. */
  UUID decide(String text) {
    return decide(text, "activity");
  }

  /** What a meeting decided, and what it is to become; Disdukcapil answers for it. */
  UUID decide(String text, String outcome) {
    return decide(text, outcome, TestCast.DISDUKCAPIL);
  }

  /** Likewise, of another owner, and by whom else it is read. */
  UUID decide(String text, String outcome, UUID owner, UUID... others) {
    List<UUID> present = new ArrayList<>(List.of(others));
    present.add(owner);
    UUID meeting = Ids.next();
    UUID decision = Ids.next();
    fixture.runAs(TestCast.SECRETARY, actor -> {
      meetings.registerMeeting(actor, meeting, "audience", "Rapat " + text, LocalDate.of(2026, 1, 12), "", null, "",
          present);
      decisions.addDecision(actor, meeting, decision, text, outcome, owner, "", LocalDate.of(2026, 3, 1));
    });
    return decision;
  }

  /** An activity that is written into a plan because of a decision. */
  UUID writeActivity(JointPlan plan, UUID decision, int number, String title) {
    PlanVersionActivity text =
        RecordCopy.of(fixture.newActivity(number, title)).with(PlanVersionActivity::decision, decision).make();
    fixture.saveActivity(plan, text);
    return text.id();
  }
}
