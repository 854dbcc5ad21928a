package id.payung.agreements;

import id.payung.platform.list.NarrowingFilter;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list of activities is narrowed to.
 *
 * @param year the budget year; without one that of today
 * @param question a question's code, or an indicator's for all of its questions
 * @param verdict code of a {@link ProgressStatus}
 * @param approval {@code approved} for plans that both sides have approved, {@code unapproved} for the others
 */
public record ActivityFilter(@Nullable Integer year, String q, @Nullable UUID office, @Nullable UUID village,
    String question, String verdict, String approval) implements NarrowingFilter {

  public int yearOn(LocalDate today) {
    return year == null ? today.getYear() : year;
  }

  @Override
  public boolean isNarrowed() {
    return !q.isBlank() || office != null || village != null || !question.isBlank() || !verdict.isBlank()
        || !approval.isBlank();
  }
}
