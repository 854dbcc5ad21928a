package id.payung.indicators.score;

import id.payung.accounts.Organisation;
import id.payung.indicators.ScoreTotals;
import id.payung.indicators.instrument.InstrumentCopy;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.QuestionReopening;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A year as its pages need it: instrument, scores, names of offices, and what is open. */
public record EvaluationOverview(Evaluation year, List<Evaluation> years, InstrumentCopy instrumentCopy,
    QuestionScoreList scores, Map<UUID, Organisation> offices, @Nullable QuestionReopening reopening,
    Set<String> reopenedQuestions) {

  public Instrument instrument() {
    return instrumentCopy.content();
  }

  public ScoreTotals totals() {
    return scores.totals();
  }

  /** The short name of an office, or the empty string while nobody is named. */
  public String officeName(@Nullable UUID organisation) {
    Organisation office = organisation == null ? null : offices.get(organisation);
    return office == null ? "" : office.label();
  }

  public boolean mayChange(String question) {
    return year.open() || reopenedQuestions.contains(question);
  }

  /** Why the year was locked: a person's words, or the stage whose hours are over. */
  public String lockReason() {
    String reason = Objects.requireNonNullElse(year.stateReason(), "");
    return instrument().stages()
        .stream()
        .filter(stage -> stage.code().equals(reason))
        .map(stage -> stage.name().id())
        .findFirst()
        .orElse(reason.isBlank() ? "–" : reason);
  }

  /** The path of a page of this year, without the regency. */
  public String path(String rest) {
    return "/kla/" + year.code() + rest;
  }

  public Instrument.Question requireQuestion(String code) {
    return instrument().question(code).orElseThrow(NotFound::new);
  }

  public Instrument.Indicator requireIndicator(String code) {
    return instrument().indicators().filter(one -> one.code().equals(code)).findFirst().orElseThrow(NotFound::new);
  }

  public Instrument.Block requireBlock(String code) {
    return instrument().blocks().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow(NotFound::new);
  }

  /** The category that the rule of this instrument gives to a score. */
  public Instrument.Band bandOf(BigDecimal score) {
    return instrument().bandOf(score.min(new BigDecimal("1000.00")));
  }

  /** Whether any question, point or band of this copy is still a default that nobody has confirmed. */
  public boolean hasUnconfirmedParts() {
    return instrument().questions().anyMatch(question -> !question.confirmed())
        || instrument().indicators().anyMatch(indicator -> !indicator.confirmed());
  }
}
