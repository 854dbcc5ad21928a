package id.payung.indicators.score;

import static id.payung.evidence.EvidencePlaceState.EMPTY;
import static id.payung.evidence.EvidencePlaceState.FILLED;
import static id.payung.evidence.EvidencePlaceState.PROPOSED;
import static id.payung.evidence.EvidencePlaceState.PROVEN;
import static id.payung.evidence.EvidencePlaceState.RETURNED;
import static id.payung.evidence.EvidencePlaceState.WARNED;

import id.payung.evidence.EvidencePlaceState;
import id.payung.evidence.EvidenceUseView;
import id.payung.platform.reference.Instrument.Option;
import id.payung.platform.reference.Instrument.Question;
import id.payung.platform.reference.Instrument.Slot;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the three scores, a function of the question, what was claimed, what a checker thinks of it, and the
 * proofs. Source of the three: the collapse of self-scores at the ministry's verification (Bangkalan 913 → 602, Demak
 * 973,90 → 697,40); why each is as it is: docs/adr/0011, 0022.
 */
final class QuestionScoreCalculator {
  /** Raised when the same answer and proofs would be worth something else than before. */
  static final int RULE = 2;

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private QuestionScoreCalculator() {}

  /**
   * @param sent the option that an office sent, or null; one that the question does not have counts as none
   * @param ceiling the best option that a checker reads out of the proofs, or null when none has said so
   * @param uses of this question, in every state
   */
  public static ComputedScore calculate(Question question, @Nullable String sent, @Nullable String ceiling,
      List<EvidenceUseView> uses) {
    Map<String, EvidencePlaceState> places = placeStates(question, uses);
    Option claim = sent == null ? null : question.option(sent).orElse(null);
    if (claim == null) {
      return new ComputedScore(null, null, null, ZERO, ZERO, ZERO, ZERO, 0, 0, 0, 0,
          count(places.keySet(), places, PROPOSED), QuestionNextStep.ANSWER);
    }
    BigDecimal maxPoints =
        ceiling == null ? claim.points() : question.option(ceiling).map(Option::points).orElse(claim.points());
    Option complete = bestOption(question, claim.points(), slotsWhere(places, EvidencePlaceState::counts));
    Set<String> proven = slotsWhere(places, PROVEN::equals);
    Option survivor = bestOption(question, claim.points().min(maxPoints), proven);
    BigDecimal survives = pointsOf(survivor);
    BigDecimal supported = ceiling == null ? supportedPoints(question, claim, survives, proven) : survives;
    SlotTally tally = SlotTally.of(claim, places);
    return new ComputedScore(claim.code(), codeOf(complete), codeOf(survivor), claim.points(), pointsOf(complete),
        survives, supported, tally.missing(), tally.warned(), tally.returned(), tally.unchecked(), tally.proposed(),
        nextStep(tally, claim.points(), survives, supported));
  }

  private static Map<String, EvidencePlaceState> placeStates(Question question, List<EvidenceUseView> uses) {
    return question.slots()
        .stream()
        .collect(Collectors.toMap(Slot::code,
            slot -> EvidencePlaceState.of(uses.stream().filter(use -> use.slot().equals(slot.code())).toList()),
            (first, _) -> first));
  }

  private static Set<String> slotsWhere(Map<String, EvidencePlaceState> places, Predicate<EvidencePlaceState> wanted) {
    return places.keySet().stream().filter(slot -> wanted.test(stateOf(places, slot))).collect(Collectors.toSet());
  }

  private static int count(Collection<String> slots, Map<String, EvidencePlaceState> places,
      EvidencePlaceState... wanted) {
    return (int) slots.stream().filter(slot -> List.of(wanted).contains(stateOf(places, slot))).count();
  }

  private static EvidencePlaceState stateOf(Map<String, EvidencePlaceState> places, String slot) {
    return places.getOrDefault(slot, EMPTY);
  }

  /** How the required slots of an option stand. */
  private record SlotTally(int missing, int warned, int returned, int unchecked, int proposed) {
    static SlotTally of(Option claim, Map<String, EvidencePlaceState> places) {
      List<String> slots = claim.requires();
      return new SlotTally(count(slots, places, EMPTY, PROPOSED), count(slots, places, WARNED),
          count(slots, places, RETURNED), count(slots, places, WARNED, FILLED), count(slots, places, PROPOSED));
    }
  }

  private static QuestionNextStep nextStep(SlotTally tally, BigDecimal claimed, BigDecimal survives,
      BigDecimal supported) {
    if (tally.returned() > 0) {
      return QuestionNextStep.MEND;
    }
    if (tally.missing() > 0) {
      return tally.proposed() > 0 ? QuestionNextStep.TAKE : QuestionNextStep.FILL;
    }
    if (tally.unchecked() > 0) {
      return tally.warned() > 0 ? QuestionNextStep.CLEAR : QuestionNextStep.CHECK;
    }
    if (survives.compareTo(claimed) < 0) {
      return QuestionNextStep.RECONSIDER;
    }
    return supported.compareTo(claimed) > 0 ? QuestionNextStep.RAISE : QuestionNextStep.DONE;
  }

  /** The best option with at most so many points whose every required slot is among these. */
  private static @Nullable Option bestOption(Question question, BigDecimal maxPoints, Set<String> slots) {
    Option best = null;
    for (Option option : question.options()) {
      boolean within = option.points().compareTo(maxPoints) <= 0;
      if (within && slots.containsAll(option.requires())
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
  private static BigDecimal supportedPoints(Question question, Option claim, BigDecimal survives, Set<String> proven) {
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

  private static @Nullable String codeOf(@Nullable Option option) {
    return option == null ? null : option.code();
  }

  private static BigDecimal pointsOf(@Nullable Option option) {
    return option == null ? ZERO : option.points();
  }
}
