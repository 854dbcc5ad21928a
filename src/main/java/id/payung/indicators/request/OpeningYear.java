package id.payung.indicators.request;

import id.payung.indicators.instrument.Editions;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.Reference;
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
public class OpeningYear {
  private final Evaluations evaluations;
  private final Editions editions;
  private final Reference reference;
  private final ScoreBook book;
  private final Requests requests;

  OpeningYear(Evaluations evaluations, Editions editions, Reference reference, ScoreBook book, Requests requests) {
    this.evaluations = evaluations;
    this.editions = editions;
    this.reference = reference;
    this.book = book;
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
    Instrument instrument = read(actor, source);
    UUID copy = Ids.named("instrument:" + actor.regency() + ":" + code);
    editions.copy(actor, copy, instrument, "shipped");
    List<Integer> years = evidenceYears.isEmpty() ? instrument.evidenceYears() : evidenceYears;
    String firstStage = instrument.stages().getFirst().code();
    if (!evaluations.begin(actor, code, copy, years, firstStage, due)) {
      return false;
    }
    book.lay(actor, code);
    requests.askByOwner(actor, code);
    return true;
  }

  private Instrument read(Actor actor, String source) {
    if (source.startsWith("year:")) {
      return evaluations.find(actor, source.substring("year:".length()))
          .map(year -> evaluations.instrumentOf(actor, year).content())
          .orElseThrow(() -> new Invalid("source", "indicators.years.source.unknown"));
    }
    return reference.instruments()
        .stream()
        .filter(one -> one.code().equals(source))
        .findFirst()
        .orElseThrow(() -> new Invalid("source", "indicators.years.source.unknown"));
  }
}
