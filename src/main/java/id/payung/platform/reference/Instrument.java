package id.payung.platform.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of the KLA instrument. Versions live side by side; a closed year keeps the one it was answered with.
 *
 * @param year the year in which the evaluation is held
 * @param evidenceYears the years that the proofs must be of
 */
public record Instrument(String code, BilingualText name, int year, List<Integer> evidenceYears,
    LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, boolean confirmed, String source, List<Stage> stages,
    List<Band> bands, List<Block> blocks) {

  /** A step of the evaluation. {@code reopenHours}: how long the named questions reopen after its session, or null. */
  public record Stage(String code, BilingualText name, BilingualText rule, @Nullable Integer reopenHours,
      boolean confirmed, String source) {}

  /**
   * A category.
   *
   * @param lower where it begins; {@code includesLower} is false for "more than 600", so that 600.00 is still Pratama
   * and 600.01 is Madya
   * @param upper where it ends; {@code includesUpper} is false only below the first category
   */
  public record Band(String code, BilingualText name, BigDecimal lower, boolean includesLower, BigDecimal upper,
      boolean includesUpper, boolean confirmed, String source) {
    public boolean contains(BigDecimal score) {
      int low = score.compareTo(lower);
      int high = score.compareTo(upper);
      return (includesLower ? low >= 0 : low > 0) && (includesUpper ? high <= 0 : high < 0);
    }
  }

  /** KLB, C1 to C5, KDK. */
  public record Block(String code, BilingualText name, BigDecimal max, boolean confirmed, String source,
      List<Indicator> indicators) {}

  /**
   * @param number 1 to 24; null for the districts' and villages' own part (block KDK)
   * @param confirmed whether the maximum was read at a source
   */
  public record Indicator(String code, @Nullable Integer number, BilingualText name, BigDecimal max, boolean confirmed,
      String source, String nameSource, List<Question> questions) {}

  /**
   * @param owner code of the office that owns the data by default ({@code accounts/offices})
   */
  public record Question(String code, BilingualText text, String owner, boolean confirmed, String source,
      List<Slot> slots, List<Option> options) {
    public BigDecimal max() {
      return options.getFirst().points();
    }

    public Optional<Slot> slot(String slotCode) {
      return slots.stream().filter(slot -> slot.code().equals(slotCode)).findFirst();
    }

    public Optional<Option> option(String optionCode) {
      return options.stream().filter(option -> option.code().equals(optionCode)).findFirst();
    }

    /** Whether a report of an activity proposes itself here; other questions ask for papers and counts only. */
    public boolean takesReports() {
      return slots.stream().anyMatch(slot -> slot.type() == SlotType.ACTIVITY);
    }
  }

  /** An answer that may be claimed, best first; {@code requires} names the slots that must hold proof. */
  public record Option(String code, BigDecimal points, List<String> requires, BilingualText text) {}

  /**
   * A place for proof.
   *
   * @param required some option asks for it; a slot that is not required only strengthens the answer
   * @param fact for computed slots: the code of the fact ({@code evidence/computed-facts})
   * @param perVillage one file a village is wanted
   */
  public record Slot(String code, BilingualText name, SlotType type, @Nullable String fact, boolean required,
      boolean perVillage, BilingualText hint) {}

  /** What may fill a slot. */
  public enum SlotType {
    OFFICIAL, ACTIVITY, EITHER, COMPUTED
  }

  public Stream<Indicator> indicators() {
    return blocks.stream().flatMap(block -> block.indicators().stream());
  }

  public Stream<Question> questions() {
    return indicators().flatMap(indicator -> indicator.questions().stream());
  }

  /** What a slot is called, or its code when this version does not have it. */
  public BilingualText slotName(String questionCode, String slotCode) {
    return question(questionCode).flatMap(question -> question.slot(slotCode))
        .map(Slot::name)
        .orElse(new BilingualText(slotCode, slotCode));
  }

  public BigDecimal max() {
    return blocks.stream().map(Block::max).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public Optional<Question> question(String questionCode) {
    return questions().filter(question -> question.code().equals(questionCode)).findFirst();
  }

  /**
   * @param score 0 to 1000, two decimals
   * @throws IllegalArgumentException when no band holds it
   */
  public Band bandOf(BigDecimal score) {
    return bands.stream()
        .filter(band -> band.contains(score))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no band for " + score));
  }
}
