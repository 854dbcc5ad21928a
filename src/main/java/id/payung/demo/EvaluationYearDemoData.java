package id.payung.demo;

import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.reference.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The year that was closed and the year that is being answered, claimed more boldly than the proofs bear. */
@Component
class EvaluationYearDemoData {
  static final String CLOSED_YEAR = "2026";
  static final String OPEN_YEAR = "2027";

  private final DemoContext context;
  private final EvaluationOpening opening;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final QuestionAnswerRepository answers;
  private final QuestionAnswerSubmission answerSubmission;
  private final ClosedYearDemoData closed;

  EvaluationYearDemoData(DemoContext context, EvaluationOpening opening, EvaluationRepository evaluations,
      DataRequestRepository requests, QuestionAnswerRepository answers, QuestionAnswerSubmission answerSubmission,
      ClosedYearDemoData closed) {
    this.context = context;
    this.opening = opening;
    this.evaluations = evaluations;
    this.requests = requests;
    this.answers = answers;
    this.answerSubmission = answerSubmission;
    this.closed = closed;
  }

  /** Before the reports: so that what happens can propose itself. */
  void openYears() {
    context.travelTo(LocalDate.of(2026, 1, 8));
    context.runAs("sekretaris", this::appointDataOwners);
    context.runAs("sekretaris",
        actor -> opening.open(actor, CLOSED_YEAR, "kla-2024", List.of(2024, 2025), LocalDate.of(2026, 3, 11)));
    context.runAs("sekretaris",
        actor -> opening.open(actor, OPEN_YEAR, "kla-2026", List.of(2025, 2026), LocalDate.of(2027, 2, 26)));
  }

  /** The years are answered: nearly all of the closed one, two thirds of the open one. */
  void answerYears() {
    context.travelTo(LocalDate.of(2026, 3, 6));
    answerQuestions(CLOSED_YEAR, 97);
    closed.create(context.reference().instrument("kla-2024"));
    context.travelTo(LocalDate.of(2026, 7, 24));
    context.runAs("sekretaris",
        actor -> evaluations.changeState(actor, CLOSED_YEAR, Evaluation.EvaluationState.CLOSED, "Penilaian selesai."));
    context.travelTo(DemoContext.today().minusDays(9));
    answerQuestions(OPEN_YEAR, 68);
  }

  private void appointDataOwners(Actor actor) {
    List<DataRequestRepository.OwnerOffice> owners = context.reference()
        .list("accounts/offices")
        .entries()
        .stream()
        .filter(office -> !office.flag("many"))
        .map(office -> new DataRequestRepository.OwnerOffice(office.code(), DemoContext.officeId(office.code()),
            "Kepala Bidang"))
        .toList();
    requests.saveOwnerOffices(actor, owners);
  }

  private static final Map<String, String> CLERKS = Map.of("women-children", "dp3a", "civil-registry", "disdukcapil",
      "education", "disdik", "health", "dinkes", "social", "dinsos", "police", "polres");

  private void answerQuestions(String year, int percent) {
    Actor reader = context.actorOf("sekretaris");
    Instrument instrument = ActorContext.callAs(reader,
        () -> evaluations.requireInstrumentCopy(reader, evaluations.require(reader, year)).content());
    Set<String> asked = ActorContext.callAs(reader, () -> requests.findAllByQuestion(reader, year).keySet());
    Set<String> answered = ActorContext.callAs(reader, () -> answers.findAllByQuestion(reader, year).keySet());
    for (Instrument.Question question : instrument.questions().toList()) {
      if (context.random.nextInt(100) >= percent || !asked.contains(question.code())
          || answered.contains(question.code())) {
        continue;
      }
      int last = question.options().size() - 1;
      int chosen = context.random.nextInt(10) < 6 ? 0 : Math.min(last, 1 + context.random.nextInt(2));
      boolean draft = year.equals(OPEN_YEAR) && context.random.nextInt(10) == 0;
      String clerk = CLERKS.get(question.owner());
      String who = clerk == null ? "sekretaris" : clerk;
      String letter = clerk == null ? "400.2/CONTOH/" + year : "";
      context.runAs(who,
          actor -> answerSubmission.save(actor, year, question.code(),
              new QuestionAnswerForm(0, question.options().get(chosen).code(), "Jawaban contoh.", !draft, letter,
                  letter.isBlank() ? null : LocalDate.of(2026, 2, 20))));
    }
  }
}
