package id.payung.indicators.answer;

import id.payung.evidence.EvidencePlaceState;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.score.ComputedScore;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.Instrument.SlotType;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question as its page shows it to one actor.
 *
 * @param request who was asked, or null
 * @param answer null while there is none, and for those who may not read it
 * @param previousAnswer the year before; once this year's answer is sent, its files for places that are still empty
 * @param ownOffice the actor's own office was asked
 * @param mayAnswer the actor may write the answer now
 */
public record QuestionView(EvaluationOverview overview, Instrument.Question question, QuestionScore score,
    @Nullable DataRequest request, @Nullable QuestionAnswer answer, @Nullable CheckerOpinion opinion,
    QuestionFiles files, PreviousAnswerReuse.@Nullable PreviousAnswer previousAnswer,
    List<QuestionAnswerVersion> versions, List<VerifierNote> verifierNotes, boolean ownOffice, boolean mayAnswer) {

  /**
   * What is used for it, of last year too.
   *
   * @param thumbnails by item, of both years
   */
  public record QuestionFiles(List<EvidenceUseView> uses, Map<UUID, FileThumbnail> thumbnails) {}

  public List<EvidenceUseView> uses() {
    return files.uses();
  }

  /** The file of a use as pages name it, with what the office says that it proves; null for who does not see it. */
  public @Nullable FileThumbnail fileOf(EvidenceUseView use) {
    FileThumbnail file = files.thumbnails().get(use.item());
    return file == null ? null : file.proving(use.proves());
  }

  public List<EvidenceUseView> usesOf(String slot) {
    return uses().stream().filter(use -> use.slot().equals(slot) && !use.state().equals("taken-back")).toList();
  }

  /**
   * The first place for a paper that holds none yet, else the first; null for who may not fill it, or where none is.
   */
  public Instrument.@Nullable Slot paperToFile() {
    List<Instrument.Slot> papers = mayAnswer
        ? question.slots().stream().filter(slot -> slot.fact() == null && slot.type() != SlotType.ACTIVITY).toList()
        : List.of();
    return papers.stream()
        .filter(slot -> usesOf(slot.code()).isEmpty())
        .findFirst()
        .orElse(papers.isEmpty() ? null : papers.getFirst());
  }

  public EvidencePlaceState placeState(String slot) {
    return EvidencePlaceState.of(uses().stream().filter(use -> use.slot().equals(slot)).toList());
  }

  /** What the places of the sent option lack, or that they lack nothing. */
  public String completeness(Ui ui) {
    ComputedScore computed = score.computed();
    if (computed.claimedOption() == null) {
      return ui.t("indicators.claims.none");
    }
    boolean asksNothing =
        question.option(computed.claimedOption()).map(Instrument.Option::requires).orElse(List.of()).isEmpty();
    return asksNothing ? ui.t("indicators.complete.nothing-asked")
        : computed.isComplete() ? ui.t("indicators.complete.whole")
        : ui.t("indicators.complete.lacks", computed.claimedOption().toUpperCase(Locale.ROOT), lacks(ui, computed));
  }

  /** Parts that are zero are left out. */
  private static String lacks(Ui ui, ComputedScore computed) {
    int missing = computed.missing() + computed.returned();
    return Stream
        .of(missing == 0 ? "" : ui.t("indicators.complete.lacks.missing", missing),
            computed.warned() == 0 ? "" : ui.t("indicators.complete.lacks.warned", computed.warned()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
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
