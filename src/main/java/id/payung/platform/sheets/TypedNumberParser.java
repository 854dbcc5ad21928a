package id.payung.platform.sheets;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole number as typed into a form: by the same rules as in a sheet, so that 1.250.000 is never a thousand times
 * something else.
 */
public final class TypedNumberParser {
  private TypedNumberParser() {}

  /**
   * Dots, commas or spaces count as marks of thousands only where they stand between groups of three; {@code Rp} in
   * front and {@code ,00} behind are taken. Nothing when it is no such number, negative, or has cents: 1250000.50 must
   * not become 125 million.
   */
  public static OptionalLong parseWhole(String typed) {
    return NumberParser.parseWhole(typed.replace('\u00a0', ' ')) instanceof CellReading.Value<Long>(Long number)
        && number >= 0 ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Likewise a number that may have decimals: {@code 1.250,5} and {@code 1250.5} are the same. */
  public static Optional<BigDecimal> decimal(String typed) {
    return NumberParser
        .parseDecimal(typed.replace('\u00a0', ' ')) instanceof CellReading.Value<BigDecimal>(BigDecimal number)
            ? Optional.of(number)
            : Optional.empty();
  }
}
