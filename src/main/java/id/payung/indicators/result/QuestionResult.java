package id.payung.indicators.result;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a verifier gave to a question, with their own words. */
public record QuestionResult(String question, BigDecimal points, String note, int version) {

  boolean hasSameContentAs(@Nullable QuestionResult other) {
    return other != null && points.compareTo(other.points) == 0 && note.equals(other.note);
  }
}
