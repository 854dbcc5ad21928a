package id.payung.indicators.score;

import id.payung.platform.rows.annotation.ColumnName;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one question is worth now, in points of the instrument (two decimals).
 *
 * @param claimed of the option that was sent (Nilai EM)
 * @param complete of the best option, not above the claimed one, whose every required place counts: it holds one file
 * without a warning or one that a checker accepted (Nilai berdata dukung)
 * @param survives the same of places that hold a checked proof, and not above what a checker says; so never more than
 * {@code complete} (Perkiraan Nilai VA)
 * @param supported of the best option that the checked proofs would bear; above {@code claimed} only when it asks for
 * more proofs than the claimed one
 * @param missing required slots of the claimed option without any proof
 * @param warned those whose every file has a warning
 * @param returned those whose only proofs a checker sent back
 * @param unchecked those that are filled and that nobody has checked
 * @param proposed empty ones for which a proof waits to be taken
 */
public record ComputedScore(@Nullable String claimedOption, @Nullable String completeOption,
    @Nullable String survivesOption, BigDecimal claimed, BigDecimal complete, BigDecimal survives, BigDecimal supported,
    int missing, int warned, int returned, int unchecked, int proposed,
    @ColumnName("next_step") QuestionNextStep next) {

  /** An answer was sent, and every place that it asks for counts. */
  public boolean isComplete() {
    return claimedOption != null && missing + warned + returned == 0;
  }
}
