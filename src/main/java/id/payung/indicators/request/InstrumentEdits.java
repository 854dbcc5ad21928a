package id.payung.indicators.request;

import id.payung.audit.Trail;
import id.payung.indicators.instrument.Edition;
import id.payung.indicators.instrument.Editions;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Edits the instrument of one year, or replaces it by the official sheet. Scores follow at once; a closed year refuses.
 * Points of an indicator and of a block are what their best options add up to.
 */
@Component
@Transactional
public class InstrumentEdits {
  private final Evaluations evaluations;
  private final Editions editions;
  private final ScoreBook book;
  private final Requests requests;
  private final Trail trail;

  InstrumentEdits(Evaluations evaluations, Editions editions, ScoreBook book, Requests requests, Trail trail) {
    this.evaluations = evaluations;
    this.editions = editions;
    this.book = book;
    this.requests = requests;
    this.trail = trail;
  }

  /**
   * What was typed of a question.
   *
   * @param options code → points and Indonesian text
   */
  public record QuestionForm(int basedOn, String text, String english, Map<String, OptionForm> options,
      boolean confirmed, String source) {}

  /** An option as typed. */
  public record OptionForm(BigDecimal points, String text, String english) {}

  /**
   * Changes texts and points of a question.
   *
   * @throws Stale when the instrument was changed meanwhile
   */
  public void change(Actor actor, String code, String question, QuestionForm form) {
    Evaluation year = evaluations.require(actor, code);
    Evaluations.refuseClosed(year);
    Edition edition = evaluations.instrumentOf(actor, year);
    Instrument.Question known = edition.content().question(question).orElseThrow(NotFound::new);
    Instrument.Question typed = typed(known, form);
    if (typed.equals(known)) {
      return;
    }
    if (edition.version() != form.basedOn()) {
      throw new Stale(edition.version(),
          List.of(new Stale.Difference("indicators.question", typed.text().id(), known.text().id()),
              new Stale.Difference("indicators.highest", typed.max().toPlainString(), known.max().toPlainString())));
    }
    replace(actor, code, edition, with(edition.content(), one -> one.code().equals(question) ? typed : one), "edited");
    trail.wrote("instrument", edition.id(), "changed", List.of("question"), null, Trail.Reach.NONE);
  }

  /** Replaces the whole instrument by the one of a sheet; answers stay with questions and options of the same code. */
  public void takeSheet(Actor actor, String code, int basedOn, Instrument instrument) {
    Evaluation year = evaluations.require(actor, code);
    Evaluations.refuseClosed(year);
    Edition edition = evaluations.instrumentOf(actor, year);
    if (edition.content().equals(instrument)) {
      return;
    }
    if (edition.version() != basedOn) {
      throw new Refused("indicators.instrument.moved");
    }
    replace(actor, code, edition, instrument, "imported");
    trail.wrote("instrument", edition.id(), "imported", List.of("content"), null, Trail.Reach.NONE);
    requests.askByOwner(actor, code);
  }

  private void replace(Actor actor, String code, Edition edition, Instrument content, String origin) {
    if (!editions.replace(actor, edition, content, origin)) {
      throw new Refused("indicators.instrument.moved");
    }
    book.lay(actor, code);
    book.owners(actor, code);
  }

  private static Instrument.Question typed(Instrument.Question known, QuestionForm form) {
    if (form.text().isBlank()) {
      throw new Invalid("text", "indicators.instrument.text-needed");
    }
    List<Instrument.Option> options = new ArrayList<>();
    for (Instrument.Option option : known.options()) {
      OptionForm said = form.options().get(option.code());
      if (said == null) {
        options.add(option);
        continue;
      }
      if (said.points().signum() < 0 || said.points().compareTo(new BigDecimal("1000")) > 0 || said.text().isBlank()) {
        throw new Invalid("option." + option.code(), "indicators.instrument.option-wrong");
      }
      options.add(new Instrument.Option(option.code(), said.points().setScale(2, RoundingMode.HALF_UP),
          option.requires(), new Text(said.text(), said.english().isBlank() ? said.text() : said.english())));
    }
    for (int i = 1; i < options.size(); i++) {
      if (options.get(i - 1).points().compareTo(options.get(i).points()) < 0) {
        throw new Invalid("option." + options.get(i).code(), "indicators.instrument.order-wrong");
      }
    }
    Text text = new Text(form.text(), form.english().isBlank() ? form.text() : form.english());
    return new Instrument.Question(known.code(), text, known.owner(), form.confirmed(),
        form.source().isBlank() ? known.source() : form.source(), known.slots(), options);
  }

  private static Instrument with(Instrument instrument, UnaryOperator<Instrument.Question> change) {
    List<Instrument.Block> blocks = instrument.blocks().stream().map(block -> {
      List<Instrument.Indicator> indicators = block.indicators().stream().map(one -> with(one, change)).toList();
      BigDecimal max = indicators.stream().map(Instrument.Indicator::max).reduce(BigDecimal.ZERO, BigDecimal::add);
      return new Instrument.Block(block.code(), block.name(), max, block.confirmed(), block.source(), indicators);
    }).toList();
    return new Instrument(instrument.code(), instrument.name(), instrument.year(), instrument.evidenceYears(),
        instrument.effectiveFrom(), instrument.effectiveTo(), instrument.confirmed(), instrument.source(),
        instrument.stages(), instrument.bands(), blocks);
  }

  private static Instrument.Indicator with(Instrument.Indicator indicator, UnaryOperator<Instrument.Question> change) {
    List<Instrument.Question> questions = indicator.questions().stream().map(change).toList();
    BigDecimal max = questions.stream().map(Instrument.Question::max).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Instrument.Indicator(indicator.code(), indicator.number(), indicator.name(), max, indicator.confirmed(),
        indicator.source(), indicator.nameSource(), questions);
  }
}
