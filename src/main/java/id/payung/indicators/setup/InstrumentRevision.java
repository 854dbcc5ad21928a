package id.payung.indicators.setup;

import id.payung.audit.AuditTrailRepository;
import id.payung.indicators.instrument.InstrumentCopy;
import id.payung.indicators.instrument.InstrumentCopyRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.RecordCopy;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Edits the instrument of one year, or replaces it by the official sheet. Scores follow at once; a closed year refuses.
 * Points of an indicator and of a block are what their best options add up to.
 */
@Component
@Transactional
public class InstrumentRevision {
  private final EvaluationRepository evaluations;
  private final InstrumentCopyRepository copies;
  private final QuestionScoreRepository scoreRepository;
  private final DataRequestRepository requests;
  private final AuditTrailRepository trail;

  InstrumentRevision(EvaluationRepository evaluations, InstrumentCopyRepository copies,
      QuestionScoreRepository scoreRepository, DataRequestRepository requests, AuditTrailRepository trail) {
    this.evaluations = evaluations;
    this.copies = copies;
    this.scoreRepository = scoreRepository;
    this.requests = requests;
    this.trail = trail;
  }

  /**
   * Changes texts and points of a question.
   *
   * @throws Stale when the instrument was changed meanwhile
   */
  public void changeQuestion(Actor actor, String code, String question, InstrumentQuestionForm form) {
    Evaluation year = evaluations.require(actor, code);
    year.throwIfClosed();
    InstrumentCopy copy = evaluations.requireInstrumentCopy(actor, year);
    Instrument.Question known = copy.content().question(question).orElseThrow(NotFound::new);
    Instrument.Question typed = form.applyTo(known);
    if (typed.equals(known)) {
      return;
    }
    if (copy.version() != form.basedOn()) {
      throw new Stale(copy.version(),
          List.of(new Stale.Difference("indicators.question", typed.text().id(), known.text().id()),
              new Stale.Difference("indicators.highest", typed.max().toPlainString(), known.max().toPlainString())));
    }
    replace(actor, code, copy, withQuestionsChanged(copy.content(), one -> one.code().equals(question) ? typed : one),
        "edited");
    trail.recordWrite("instrument", copy.id(), "changed", List.of("question"), null,
        AuditTrailRepository.TrailReach.NONE);
  }

  /** Replaces the whole instrument by the one of a sheet; answers stay with questions and options of the same code. */
  public void replaceBySheet(Actor actor, String code, int basedOn, Instrument instrument) {
    Evaluation year = evaluations.require(actor, code);
    year.throwIfClosed();
    InstrumentCopy copy = evaluations.requireInstrumentCopy(actor, year);
    if (copy.content().equals(instrument)) {
      return;
    }
    if (copy.version() != basedOn) {
      throw new Refused("indicators.instrument.moved");
    }
    replace(actor, code, copy, instrument, "imported");
    trail.recordWrite("instrument", copy.id(), "imported", List.of("content"), null,
        AuditTrailRepository.TrailReach.NONE);
    requests.requestFromOwnerOffices(actor, code);
  }

  private void replace(Actor actor, String code, InstrumentCopy copy, Instrument content, String origin) {
    if (!copies.replace(actor, copy, content, origin)) {
      throw new Refused("indicators.instrument.moved");
    }
    scoreRepository.rebuildScores(actor, code);
    scoreRepository.updateOrganisations(actor, code);
  }

  private static Instrument withQuestionsChanged(Instrument instrument, UnaryOperator<Instrument.Question> change) {
    List<Instrument.Block> blocks = instrument.blocks().stream().map(block -> {
      List<Instrument.Indicator> indicators =
          block.indicators().stream().map(one -> withQuestionsChanged(one, change)).toList();
      BigDecimal max = indicators.stream().map(Instrument.Indicator::max).reduce(BigDecimal.ZERO, BigDecimal::add);
      return new Instrument.Block(block.code(), block.name(), max, block.confirmed(), block.source(), indicators);
    }).toList();
    return RecordCopy.of(instrument).with(Instrument::blocks, blocks).make();
  }

  private static Instrument.Indicator withQuestionsChanged(Instrument.Indicator indicator,
      UnaryOperator<Instrument.Question> change) {
    List<Instrument.Question> questions = indicator.questions().stream().map(change).toList();
    BigDecimal max = questions.stream().map(Instrument.Question::max).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Instrument.Indicator(indicator.code(), indicator.number(), indicator.name(), max, indicator.confirmed(),
        indicator.source(), indicator.nameSource(), questions);
  }
}
