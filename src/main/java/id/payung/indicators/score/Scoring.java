package id.payung.indicators.score;

import id.payung.evidence.UseView;
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
public final class Scoring {
  private static final BigDecimal NOTHING = new BigDecimal("0.00");

  private Scoring() {}

  /**
   * @param sent the option that an office sent, or null; one that the question does not have counts as none
   * @param ceiling the best option that a checker reads out of the proofs, or null when none has said so
   * @param uses of this question, in every state
   */
  public static Verdict of(Question question, @Nullable String sent, @Nullable String ceiling, List<UseView> uses) {
    Option claim = sent == null ? null : question.option(sent).orElse(null);
    if (claim == null) {
      return new Verdict(null, null, NOTHING, NOTHING, NOTHING, NOTHING, 0, 0, 0, 0, proposedIn(question, uses),
          NextStep.ANSWER);
    }
    BigDecimal most =
        ceiling == null ? claim.points() : question.option(ceiling).map(Option::points).orElse(claim.points());
    Option survivor = best(question, uses, claim.points().min(most));
    Tally tally = tally(claim, uses);
    BigDecimal complete = tally.whole() ? claim.points() : NOTHING;
    BigDecimal survives = survivor == null ? NOTHING : survivor.points();
    BigDecimal supported = ceiling == null ? supported(question, claim, survives, uses) : survives;
    return new Verdict(claim.code(), survivor == null ? null : survivor.code(), claim.points(), complete, survives,
        supported, tally.missing, tally.warned, tally.returned, tally.unchecked, tally.proposed,
        next(tally, claim.points(), survives, supported));
  }

  /** How the required slots of an option stand. */
  private static final class Tally {
    int missing;
    int warned;
    int returned;
    int unchecked;
    int proposed;

    boolean whole() {
      return missing + warned + returned == 0;
    }
  }

  private static Tally tally(Option claim, List<UseView> uses) {
    Tally tally = new Tally();
    for (String slot : claim.requires()) {
      List<UseView> here = uses.stream().filter(use -> use.slot().equals(slot)).toList();
      List<UseView> live = here.stream().filter(UseView::live).toList();
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
      if (live.stream().noneMatch(UseView::proven)) {
        tally.unchecked++;
      }
    }
    return tally;
  }

  private static NextStep next(Tally tally, BigDecimal claimed, BigDecimal survives, BigDecimal supported) {
    if (tally.returned > 0) {
      return NextStep.MEND;
    }
    if (tally.missing > 0) {
      return tally.proposed > 0 ? NextStep.TAKE : NextStep.FILL;
    }
    if (tally.unchecked > 0) {
      return tally.warned > 0 ? NextStep.CLEAR : NextStep.CHECK;
    }
    if (survives.compareTo(claimed) < 0) {
      return NextStep.RECONSIDER;
    }
    return supported.compareTo(claimed) > 0 ? NextStep.RAISE : NextStep.DONE;
  }

  /** The best option with at most so many points whose every required slot holds a checked proof. */
  private static @Nullable Option best(Question question, List<UseView> uses, BigDecimal most) {
    Set<String> proven = provenSlots(uses);
    Option best = null;
    for (Option option : question.options()) {
      boolean within = option.points().compareTo(most) <= 0;
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
  private static BigDecimal supported(Question question, Option claim, BigDecimal survives, List<UseView> uses) {
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

  private static Set<String> provenSlots(List<UseView> uses) {
    Set<String> proven = new HashSet<>();
    uses.stream().filter(UseView::proven).map(UseView::slot).forEach(proven::add);
    return proven;
  }

  private static int proposedIn(Question question, List<UseView> uses) {
    return Math.toIntExact(question.slots()
        .stream()
        .filter(slot -> uses.stream()
            .anyMatch(use -> Objects.equals(use.slot(), slot.code()) && use.state().equals("proposed")))
        .count());
  }
}
