package id.payung.indicators.answer;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceRegister.IntendedUse;
import id.payung.evidence.EvidenceThumbnailLookup.ItemThumbnail;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Instrument.Question;
import id.payung.platform.reference.Instrument.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the year before had for the same question: its answer, its files, ready to be used again. */
@Component
@Transactional
class PreviousAnswerReuse {
  private final EvaluationRepository evaluations;
  private final EvidenceRegister evidenceRegister;

  PreviousAnswerReuse(EvaluationRepository evaluations, EvidenceRegister evidenceRegister) {
    this.evaluations = evaluations;
    this.evidenceRegister = evidenceRegister;
  }

  /**
   * @param option words of the option that was sent, or null
   * @param note the office's note; empty for those who may not read it
   * @param uses that went along, of slots that this year's question still has
   * @param warned what would be noticed of them in this year, by use: such a file does not fill its place
   */
  public record PreviousAnswer(String evaluation, @Nullable String option, String note, List<EvidenceUseView> uses,
      Map<UUID, List<String>> warned) {

    public List<String> warningsOf(EvidenceUseView use) {
      return warned.getOrDefault(use.id(), List.of());
    }

    PreviousAnswer warning(Map<UUID, List<String>> foreseen) {
      return new PreviousAnswer(evaluation, option, note, uses, foreseen);
    }

    /** Once this year's answer is sent only the files matter, and only where this year has none yet. */
    PreviousAnswer onlyForPlacesWithout(List<EvidenceUseView> usedNow) {
      return new PreviousAnswer(evaluation, null, "",
          uses.stream()
              .filter(use -> usedNow.stream().noneMatch(now -> now.slot().equals(use.slot()) && now.countsForAnswer()))
              .toList(),
          warned);
    }
  }

  /**
   * @param year the year before
   * @param given its answer, as far as the actor may read it
   * @param uses what was used for it
   */
  @Transactional(readOnly = true)
  public Optional<PreviousAnswer> find(Actor actor, Evaluation year, Question question, @Nullable QuestionAnswer given,
      List<EvidenceUseView> uses) {
    return evaluations.requireInstrumentCopy(actor, year)
        .content()
        .question(question.code())
        .map(old -> toPreviousAnswer(year.code(), old, question, given, uses));
  }

  private static PreviousAnswer toPreviousAnswer(String year, Question old, Question question,
      @Nullable QuestionAnswer given, List<EvidenceUseView> uses) {
    Optional<QuestionAnswer> answer = Optional.ofNullable(given).filter(QuestionAnswer::sent);
    String option = answer.flatMap(one -> old.option(String.valueOf(one.option())))
        .map(one -> one.code() + ". " + one.text().id())
        .orElse(null);
    return new PreviousAnswer(year, option, answer.map(QuestionAnswer::note).orElse(""), reusableUses(uses, question),
        Map.of());
  }

  /**
   * With what would be noticed of its files in the year that is answered now.
   *
   * @param items of its files, as far as the reader sees them
   */
  PreviousAnswer foresee(Evaluation now, Question question, PreviousAnswer previous, Map<UUID, ItemThumbnail> items) {
    Map<UUID, List<String>> warned = new HashMap<>();
    for (EvidenceUseView use : previous.uses()) {
      Slot slot = question.slot(use.slot()).orElse(null);
      ItemThumbnail known = items.get(use.item());
      if (slot != null && known != null) {
        warned.put(use.id(),
            evidenceRegister.foreseeWarnings(now.evidenceYears(),
                new IntendedUse(known.item(), slot.type().name().toLowerCase(Locale.ROOT), slot.perVillage(),
                    use.pages(), use.proves(), use.warnings().contains("looks-alike"))));
      }
    }
    return previous.warning(warned);
  }

  private static List<EvidenceUseView> reusableUses(List<EvidenceUseView> uses, Question question) {
    return uses.stream()
        .filter(use -> use.countsForAnswer() && question.slot(use.slot()).isPresent() && !use.kind().equals("computed"))
        .toList();
  }

  /** Still valid, use again: proposes the same item for this year and takes it. */
  public void reuseEvidence(Actor actor, String code, String question, UUID oldUse) {
    Evaluation evaluation = evaluations.require(actor, code);
    evaluations.requireChangeable(actor, evaluation, question);
    Question asked =
        evaluations.requireInstrumentCopy(actor, evaluation).content().question(question).orElseThrow(NotFound::new);
    Evaluation before = evaluations.findPrevious(actor, evaluation).orElseThrow(NotFound::new);
    EvidenceUseView use = reusableUses(evidenceRegister.listUses(actor, before.code(), question), asked).stream()
        .filter(one -> one.id().equals(oldUse))
        .findFirst()
        .orElseThrow(NotFound::new);
    evidenceRegister.takeProposal(actor,
        evidenceRegister.propose(actor, use.item(), code, question, use.slot(), use.pages(), use.proves()));
  }
}
