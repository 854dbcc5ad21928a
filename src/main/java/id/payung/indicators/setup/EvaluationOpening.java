package id.payung.indicators.setup;

import id.payung.indicators.instrument.InstrumentCopyRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a year: its own copy of the instrument, a row for the scores of every question, and the offices that are asked.
 */
@Component
@Transactional
public class EvaluationOpening {
  private final EvaluationRepository evaluations;
  private final InstrumentCopyRepository copies;
  private final ReferenceCatalogue reference;
  private final QuestionScoreRepository scoreRepository;
  private final DataRequestRepository requests;

  EvaluationOpening(EvaluationRepository evaluations, InstrumentCopyRepository copies, ReferenceCatalogue reference,
      QuestionScoreRepository scoreRepository, DataRequestRepository requests) {
    this.evaluations = evaluations;
    this.copies = copies;
    this.reference = reference;
    this.scoreRepository = scoreRepository;
    this.requests = requests;
  }

  /**
   * Opens it; the same year again changes nothing.
   *
   * @param source a shipped version ({@code kla-2026}), or the copy of another year ({@code year:2025})
   * @param evidenceYears none: those of the instrument
   * @return whether it is new
   */
  public boolean open(Actor actor, String code, String source, List<Integer> evidenceYears, @Nullable LocalDate due) {
    Instrument instrument = loadSourceInstrument(actor, source);
    UUID copy = Ids.fromName("instrument:" + actor.regency() + ":" + code);
    copies.insertIfAbsent(actor, copy, instrument, "shipped");
    List<Integer> years = evidenceYears.isEmpty() ? instrument.evidenceYears() : evidenceYears;
    String firstStage = instrument.stages().getFirst().code();
    if (!evaluations.insertIfAbsent(actor, code, copy, years, firstStage, due)) {
      return false;
    }
    scoreRepository.rebuildScores(actor, code);
    requests.requestFromOwnerOffices(actor, code);
    return true;
  }

  private Instrument loadSourceInstrument(Actor actor, String source) {
    if (source.startsWith("year:")) {
      return evaluations.find(actor, source.substring("year:".length()))
          .map(year -> evaluations.requireInstrumentCopy(actor, year).content())
          .orElseThrow(() -> new Invalid("source", "indicators.years.source.unknown"));
    }
    return reference.instruments()
        .stream()
        .filter(one -> one.code().equals(source))
        .findFirst()
        .orElseThrow(() -> new Invalid("source", "indicators.years.source.unknown"));
  }
}
