package id.payung.indicators;

import id.payung.platform.reference.BilingualText;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question in which points can be gained.
 *
 * @param organisation who owes it, or null
 * @param next code of what it needs next: the words are {@code indicators.next.<code>}
 * @param path of its page, without the regency
 */
public record ScoreGap(String question, BilingualText text, ObtainablePoints obtainable, @Nullable UUID organisation,
    String office, String next, String path) {

  public BigDecimal obtainableTotal() {
    return obtainable.total();
  }
}
