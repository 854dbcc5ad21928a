package id.payung.indicators.answer;

import id.payung.evidence.UseView;
import id.payung.indicators.request.Request;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.reference.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as its page shows it to one actor.
 *
 * @param request who was asked, or null
 * @param answer null while there is none, and for those who may not read it
 * @param before the year before, while this year has no answer
 * @param own the actor's own office was asked
 * @param mayAnswer the actor may write the answer now
 */
public record QuestionView(Frame frame, Instrument.Question question, QuestionScore score, @Nullable Request request,
    @Nullable Answer answer, @Nullable Opinion opinion, List<UseView> uses, LastYear.@Nullable Before before,
    List<Answers.Past> past, List<VerifierNote> verifierNotes, boolean own, boolean mayAnswer) {

  public List<UseView> usesOf(String slot) {
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
    String claimed = score.verdict().claimedOption();
    return claimed != null && optionsAskingFor(slot).contains(claimed);
  }

  public Instrument.Indicator indicator() {
    return frame.indicator(score.indicator());
  }

  /** The question after this one in the instrument, or null. */
  public @Nullable String next() {
    return beside(1);
  }

  public @Nullable String previous() {
    return beside(-1);
  }

  private @Nullable String beside(int step) {
    List<String> codes = frame.sheet().rows().stream().map(QuestionScore::question).toList();
    int at = codes.indexOf(question.code()) + step;
    return at < 0 || at >= codes.size() ? null : codes.get(at);
  }
}
