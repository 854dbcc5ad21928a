package id.payung.indicators.score;

import id.payung.indicators.ScoreTotals;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All questions of a year with their scores, in the order of the instrument; sums are taken from them, never kept
 * beside them.
 */
public record QuestionScoreList(List<QuestionScore> rows) {
  public QuestionScoreList {
    rows = List.copyOf(rows);
  }

  public ScoreTotals totals() {
    return sumTotals(rows);
  }

  public ScoreTotals totalsOfBlock(String block) {
    return totalsWhere(row -> row.block().equals(block));
  }

  public ScoreTotals totalsOfIndicator(String indicator) {
    return totalsWhere(row -> row.indicator().equals(indicator));
  }

  public ScoreTotals totalsOfOffice(UUID organisation) {
    return totalsWhere(row -> organisation.equals(row.organisation()));
  }

  public List<QuestionScore> listByIndicator(String indicator) {
    return rows.stream().filter(row -> row.indicator().equals(indicator)).toList();
  }

  public Optional<QuestionScore> findQuestion(String code) {
    return rows.stream().filter(row -> row.question().equals(code)).findFirst();
  }

  /** Where points can be gained, the largest first; equal ones in the order of the instrument. */
  public List<QuestionScore> gaps() {
    return rows.stream()
        .filter(row -> row.obtainableTotal().signum() > 0)
        .sorted(Comparator.comparing(QuestionScore::obtainableTotal).reversed())
        .toList();
  }

  private ScoreTotals totalsWhere(Predicate<QuestionScore> wanted) {
    return sumTotals(rows.stream().filter(wanted).toList());
  }

  private static ScoreTotals sumTotals(Collection<QuestionScore> rows) {
    return rows.stream().map(QuestionScore::totals).reduce(ScoreTotals.NONE, ScoreTotals::plus);
  }
}
