package id.payung.demo;

import id.payung.insight.LatenessNoticeRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import org.springframework.stereotype.Component;

/** What is made of the records: answers with their proofs, notices, needs, and what people write about them. */
@Component
class AssessmentDemoData {
  private final EvaluationYearDemoData years;
  private final EvidenceDemoData evidence;
  private final EventCompletionWait completionWait;
  private final LatenessNoticeRepository notices;
  private final NeedDemoData needs;
  private final RemarkDemoData remarks;
  private final DemoContext context;

  AssessmentDemoData(EvaluationYearDemoData years, EvidenceDemoData evidence, EventCompletionWait completionWait,
      LatenessNoticeRepository notices, NeedDemoData needs, RemarkDemoData remarks, DemoContext context) {
    this.years = years;
    this.evidence = evidence;
    this.completionWait = completionWait;
    this.notices = notices;
    this.needs = needs;
    this.remarks = remarks;
    this.context = context;
  }

  void create(DemoProgressReporter steps) {
    steps.run("Jawaban / answers", years::answerYears);
    steps.run("Data dukung / evidence", () -> evidence.create(context.reference().instrument("kla-2026")));
    steps.run("Yang menyusul data dukung / what follows from evidence", completionWait::awaitCompletion);
    steps.run("Pemberitahuan kepada kantor / notices to offices", this::refreshNotices);
    steps.run("Catatan kebutuhan / notes of needs", needs::create);
    steps.run("Percakapan / conversations", remarks::create);
  }

  /** Who has long been late was told long ago and is named by now; who became late this week still has days left. */
  private void refreshNotices() {
    context.returnToPresent();
    Actor service = Actor.service("insight", DemoContext.REGENCY);
    ActorContext.runAs(service, () -> notices.refresh(service, DemoContext.today().minusDays(10)));
  }
}
