package id.payung.indicators.answer;

import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.reference.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as its page shows it to one actor.
 *
 * @param request who was asked, or null
 * @param answer null while there is none, and for those who may not read it
 * @param previousAnswer the year before, while this year has no answer
 * @param ownOffice the actor's own office was asked
 * @param mayAnswer the actor may write the answer now
 */
public record QuestionView(EvaluationOverview overview, Instrument.Question question, QuestionScore score,
    @Nullable DataRequest request, @Nullable QuestionAnswer answer, @Nullable CheckerOpinion opinion,
    List<EvidenceUseView> uses, PreviousAnswerReuse.@Nullable PreviousAnswer previousAnswer,
    List<AnswerVersion> versions, List<VerifierNote> verifierNotes, boolean ownOffice, boolean mayAnswer) {

  public List<EvidenceUseView> usesOf(String slot) {
    return uses.stream().filter(use -> use.slot().equals(slot) && !use.state().equals("taken-back")).toList();
  }

  /** The options that ask for a slot, by their letters. */
  public List<String> optionsAskingFor(String slot) {
    return question.options()
        .stream()
        .filter(option -> option.requires().contains(slot))
        .map(Instrument.Option::code)
        .toList();
  }

  /** Whether the claimed option asks for this slot. */
  public boolean claimAsksFor(String slot) {
    String claimed = score.computed().claimedOption();
    return claimed != null && optionsAskingFor(slot).contains(claimed);
  }

  public Instrument.Indicator indicator() {
    return overview.requireIndicator(score.indicator());
  }

  /** The question after this one in the instrument, or null. */
  public @Nullable String nextQuestion() {
    return questionAtOffset(1);
  }

  public @Nullable String previousQuestion() {
    return questionAtOffset(-1);
  }

  private @Nullable String questionAtOffset(int step) {
    List<String> codes = overview.scores().rows().stream().map(QuestionScore::question).toList();
    int at = codes.indexOf(question.code()) + step;
    return at < 0 || at >= codes.size() ? null : codes.get(at);
  }
}
