package id.payung.demo;

import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.Answering;
import id.payung.indicators.answer.Answers;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The year that was closed and the year that is being answered, claimed more boldly than the proofs bear. */
@Component
class YearScene {
  static final String CLOSED = "2026";
  static final String OPEN = "2027";

  private final Stage stage;
  private final OpeningYear opening;
  private final Evaluations evaluations;
  private final Requests requests;
  private final Answers answers;
  private final Answering answering;
  private final ClosedYearScene closed;

  YearScene(Stage stage, OpeningYear opening, Evaluations evaluations, Requests requests, Answers answers,
      Answering answering, ClosedYearScene closed) {
    this.stage = stage;
    this.opening = opening;
    this.evaluations = evaluations;
    this.requests = requests;
    this.answers = answers;
    this.answering = answering;
    this.closed = closed;
  }

  /** Before the reports: so that what happens can propose itself. */
  void open() {
    stage.on(LocalDate.of(2026, 1, 8));
    stage.doing("sekretaris", this::appoint);
    stage.doing("sekretaris",
        actor -> opening.open(actor, CLOSED, "kla-2024", List.of(2024, 2025), LocalDate.of(2026, 3, 11)));
    stage.doing("sekretaris",
        actor -> opening.open(actor, OPEN, "kla-2026", List.of(2025, 2026), LocalDate.of(2027, 2, 26)));
  }

  /** The years are answered: nearly all of the closed one, two thirds of the open one. */
  void play() {
    stage.on(LocalDate.of(2026, 3, 6));
    answer(CLOSED, 97);
    closed.play(stage.reference().instrument("kla-2024"));
    stage.on(LocalDate.of(2026, 7, 24));
    stage.doing("sekretaris", actor -> evaluations.turn(actor, CLOSED, Evaluation.State.CLOSED, "Penilaian selesai."));
    stage.on(Stage.today().minusDays(9));
    answer(OPEN, 68);
  }

  private void appoint(Actor actor) {
    List<Requests.Owner> owners = stage.reference()
        .list("accounts/offices")
        .all()
        .stream()
        .filter(office -> !office.flag("many"))
        .map(office -> new Requests.Owner(office.code(), Stage.office(office.code()), "Kepala Bidang"))
        .toList();
    requests.appoint(actor, owners);
  }

  private static final Map<String, String> CLERKS = Map.of("women-children", "dp3a", "civil-registry", "disdukcapil",
      "education", "disdik", "health", "dinkes", "social", "dinsos", "police", "polres");

  private void answer(String year, int percent) {
    Actor reader = stage.actor("sekretaris");
    Instrument instrument =
        Acting.as(reader, () -> evaluations.instrumentOf(reader, evaluations.require(reader, year)).content());
    Set<String> asked = Acting.as(reader, () -> requests.all(reader, year).keySet());
    Set<String> answered = Acting.as(reader, () -> answers.all(reader, year).keySet());
    for (Instrument.Question question : instrument.questions().toList()) {
      if (stage.random.nextInt(100) >= percent || !asked.contains(question.code())
          || answered.contains(question.code())) {
        continue;
      }
      int last = question.options().size() - 1;
      int chosen = stage.random.nextInt(10) < 6 ? 0 : Math.min(last, 1 + stage.random.nextInt(2));
      boolean draft = year.equals(OPEN) && stage.random.nextInt(10) == 0;
      String clerk = CLERKS.get(question.owner());
      String who = clerk == null ? "sekretaris" : clerk;
      String letter = clerk == null ? "400.2/CONTOH/" + year : "";
      stage.doing(who,
          actor -> answering.save(actor, year, question.code(), new AnswerForm(0, question.options().get(chosen).code(),
              "Jawaban contoh.", !draft, letter, letter.isBlank() ? null : LocalDate.of(2026, 2, 20))));
    }
  }
}
