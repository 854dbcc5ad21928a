package id.payung.demo;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceRemarkSource;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.answer.QuestionRemarkSource;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.remarks.RemarkForm;
import id.payung.remarks.RemarkSubject;
import id.payung.remarks.RemarkSubjectSource;
import id.payung.remarks.RemarkSubmission;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the checker and Disdukcapil say to each other: one question to the clerk by name that waits for an answer, and
 * one conversation beside a file that is settled.
 */
@Component
class RemarkDemoData {
  private static final String YEAR = "2027";
  private static final String CHECKER = "pemeriksa";
  private static final String CLERK = "disdukcapil";

  private final DemoContext context;
  private final DataRequestRepository requests;
  private final EvidenceRegister evidence;
  private final QuestionRemarkSource questions;
  private final EvidenceRemarkSource items;
  private final RemarkSubmission submission;

  RemarkDemoData(DemoContext context, DataRequestRepository requests, EvidenceRegister evidence,
      QuestionRemarkSource questions, EvidenceRemarkSource items, RemarkSubmission submission) {
    this.context = context;
    this.requests = requests;
    this.evidence = evidence;
    this.questions = questions;
    this.items = items;
    this.submission = submission;
  }

  void create() {
    List<String> asked = context.callAs(CHECKER,
        () -> requests.findAllByQuestion(context.actorOf(CHECKER), YEAR)
            .values()
            .stream()
            .filter(request -> request.organisation().equals(context.requirePerson(CLERK).organisation()))
            .map(DataRequest::question)
            .sorted()
            .toList());
    context.travelTo(DemoContext.today().minusDays(9));
    UUID settled = DemoContext.idOf("conversation:file");
    String item = findFile();
    say(CLERK, items, item, settled, "file:1",
        "Apakah surat ini cukup, atau perlu dilampirkan juga daftar hadir rapatnya?", CHECKER);
    context.travelTo(DemoContext.today().minusDays(8));
    say(CHECKER, items, item, settled, "file:2", "Cukup suratnya. Daftar hadir tidak perlu dilampirkan.", null);
    context.runAs(CLERK, actor -> submission.settle(actor, items.find(actor, item).orElseThrow(), settled));
    context.travelTo(DemoContext.today().minusDays(2));
    say(CHECKER, questions, YEAR + "/" + asked.getFirst(), DemoContext.idOf("conversation:question"), "question:1",
        "Angka di jawaban ini berbeda dengan yang di surat. Mana yang dipakai, dan per tanggal berapa?", CLERK);
    context.returnToPresent();
  }

  /** A file that the clerk sees in the answers of the year. */
  private String findFile() {
    return context.callAs(CLERK, () -> evidence.listUses(context.actorOf(CLERK), YEAR))
        .stream()
        .filter(use -> !use.state().equals("taken-back"))
        .min(Comparator.comparing((EvidenceUseView use) -> !use.state().equals("taken"))
            .thenComparing(EvidenceUseView::question)
            .thenComparing(EvidenceUseView::id))
        .orElseThrow()
        .item()
        .toString();
  }

  private void say(String who, RemarkSubjectSource source, String key, UUID conversation, String id, String text,
      @Nullable String named) {
    context.runAs(who, actor -> {
      RemarkSubject subject = source.find(actor, key).orElseThrow();
      submission.write(actor, subject, new RemarkForm(DemoContext.idOf("remark:" + id), subject.kind(), subject.key(),
          conversation, text, named == null ? null : context.requirePerson(named).id(), ""));
    });
  }
}
