package id.payung.indicators;

import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Opens years for tests, by doing it. Each test that changes a year takes one of its own. */
public final class EvaluationFixture {
  private final EvaluationOpening evaluationOpening;
  private final DataRequestRepository requests;
  private final TestCast cast;

  public EvaluationFixture(EvaluationOpening evaluationOpening, DataRequestRepository requests, TestCast cast) {
    this.evaluationOpening = evaluationOpening;
    this.requests = requests;
    this.cast = cast;
  }

  /** A year with the instrument of 2026. */
  public String open(String code) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary,
        () -> evaluationOpening.open(secretary, code, "kla-2026", List.of(2024, 2025), LocalDate.of(2099, 3, 11)));
    return code;
  }

  /** An office is asked for questions. */
  public void requestAnswers(String code, UUID organisation, String... questions) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> requests.requestAnswers(secretary, code, List.of(questions), organisation,
        "Kepala Bidang Contoh", LocalDate.of(2099, 3, 11)));
  }
}
