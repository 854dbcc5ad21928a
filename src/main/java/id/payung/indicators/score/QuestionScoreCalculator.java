package id.payung.indicators.score;

import id.payung.evidence.EvidenceUseView;
import id.payung.platform.reference.Instrument.Option;
import id.payung.platform.reference.Instrument.Question;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the three scores, a function of the question, what was claimed, what a checker thinks of it, and the
 * proofs. Source of the three: the collapse of self-scores at the ministry's verification (Bangkalan 913 → 602, Demak
 * 973,90 → 697,40); why each is as it is: docs/adr/0011.
 */
final class QuestionScoreCalculator {
  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private QuestionScoreCalculator() {}

  /**
   * @param sent the option that an office sent, or null; one that the question does not have counts as none
   * @param ceiling the best option that a checker reads out of the proofs, or null when none has said so
   * @param uses of this question, in every state
   */
  public static ComputedScore calculate(Question question, @Nullable String sent, @Nullable String ceiling,
      List<EvidenceUseView> uses) {
    Option claim = sent == null ? null : question.option(sent).orElse(null);
    if (claim == null) {
      return new ComputedScore(null, null, ZERO, ZERO, ZERO, ZERO, 0, 0, 0, 0, countProposedSlots(question, uses),
          QuestionNextStep.ANSWER);
    }
    BigDecimal maxPoints =
        ceiling == null ? claim.points() : question.option(ceiling).map(Option::points).orElse(claim.points());
    Option survivor = bestProvenOption(question, uses, claim.points().min(maxPoints));
    SlotTally tally = tallySlots(claim, uses);
    BigDecimal complete = tally.isComplete() ? claim.points() : ZERO;
    BigDecimal survives = survivor == null ? ZERO : survivor.points();
    BigDecimal supported = ceiling == null ? supportedPoints(question, claim, survives, uses) : survives;
    return new ComputedScore(claim.code(), survivor == null ? null : survivor.code(), claim.points(), complete,
        survives, supported, tally.missing, tally.warned, tally.returned, tally.unchecked, tally.proposed,
        nextStep(tally, claim.points(), survives, supported));
  }

  /** How the required slots of an option stand. */
  private static final class SlotTally {
    int missing;
    int warned;
    int returned;
    int unchecked;
    int proposed;

    boolean isComplete() {
      return missing + warned + returned == 0;
    }
  }

  private static SlotTally tallySlots(Option claim, List<EvidenceUseView> uses) {
    SlotTally tally = new SlotTally();
    for (String slot : claim.requires()) {
      List<EvidenceUseView> here = uses.stream().filter(use -> use.slot().equals(slot)).toList();
      List<EvidenceUseView> live = here.stream().filter(EvidenceUseView::countsForAnswer).toList();
      if (live.isEmpty()) {
        if (here.stream().anyMatch(use -> use.state().equals("taken"))) {
          tally.returned++;
        } else {
          tally.missing++;
          tally.proposed += here.stream().anyMatch(use -> use.state().equals("proposed")) ? 1 : 0;
        }
        continue;
      }
      if (live.stream().anyMatch(use -> !use.warnings().isEmpty())) {
        tally.warned++;
      }
      if (live.stream().noneMatch(EvidenceUseView::proven)) {
        tally.unchecked++;
      }
    }
    return tally;
  }

  private static QuestionNextStep nextStep(SlotTally tally, BigDecimal claimed, BigDecimal survives,
      BigDecimal supported) {
    if (tally.returned > 0) {
      return QuestionNextStep.MEND;
    }
    if (tally.missing > 0) {
      return tally.proposed > 0 ? QuestionNextStep.TAKE : QuestionNextStep.FILL;
    }
    if (tally.unchecked > 0) {
      return tally.warned > 0 ? QuestionNextStep.CLEAR : QuestionNextStep.CHECK;
    }
    if (survives.compareTo(claimed) < 0) {
      return QuestionNextStep.RECONSIDER;
    }
    return supported.compareTo(claimed) > 0 ? QuestionNextStep.RAISE : QuestionNextStep.DONE;
  }

  /** The best option with at most so many points whose every required slot holds a checked proof. */
  private static @Nullable Option bestProvenOption(Question question, List<EvidenceUseView> uses,
      BigDecimal maxPoints) {
    Set<String> proven = provenSlots(uses);
    Option best = null;
    for (Option option : question.options()) {
      boolean within = option.points().compareTo(maxPoints) <= 0;
      if (within && proven.containsAll(option.requires())
          && (best == null || option.points().compareTo(best.points()) > 0)) {
        best = option;
      }
    }
    return best;
  }

  /**
   * Two options that ask for the same proofs differ in a figure, which proofs alone do not tell: only one that asks for
   * more counts.
   */
  private static BigDecimal supportedPoints(Question question, Option claim, BigDecimal survives,
      List<EvidenceUseView> uses) {
    Set<String> proven = provenSlots(uses);
    return question.options()
        .stream()
        .filter(option -> option.requires().size() > claim.requires().size())
        .filter(option -> new HashSet<>(option.requires()).containsAll(claim.requires()))
        .filter(option -> proven.containsAll(option.requires()))
        .map(Option::points)
        .filter(points -> points.compareTo(survives) > 0)
        .max(BigDecimal::compareTo)
        .orElse(survives);
  }

  private static Set<String> provenSlots(List<EvidenceUseView> uses) {
    Set<String> proven = new HashSet<>();
    uses.stream().filter(EvidenceUseView::proven).map(EvidenceUseView::slot).forEach(proven::add);
    return proven;
  }

  private static int countProposedSlots(Question question, List<EvidenceUseView> uses) {
    return Math.toIntExact(question.slots()
        .stream()
        .filter(slot -> uses.stream()
            .anyMatch(use -> Objects.equals(use.slot(), slot.code()) && use.state().equals("proposed")))
        .count());
  }
}
