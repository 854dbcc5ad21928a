package id.payung.indicators.score;

import id.payung.indicators.Score;
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
public record ScoreSheet(List<QuestionScore> rows) {
  public ScoreSheet {
    rows = List.copyOf(rows);
  }

  public Score total() {
    return sum(rows);
  }

  public Score ofBlock(String block) {
    return sumWhere(row -> row.block().equals(block));
  }

  public Score ofIndicator(String indicator) {
    return sumWhere(row -> row.indicator().equals(indicator));
  }

  public Score ofOffice(UUID organisation) {
    return sumWhere(row -> organisation.equals(row.organisation()));
  }

  public List<QuestionScore> inIndicator(String indicator) {
    return rows.stream().filter(row -> row.indicator().equals(indicator)).toList();
  }

  public Optional<QuestionScore> question(String code) {
    return rows.stream().filter(row -> row.question().equals(code)).findFirst();
  }

  /** Where points are lost, the largest first; equal ones in the order of the instrument. */
  public List<QuestionScore> gaps() {
    return rows.stream()
        .filter(row -> row.atStake().signum() > 0)
        .sorted(Comparator.comparing(QuestionScore::atStake).reversed())
        .toList();
  }

  private Score sumWhere(Predicate<QuestionScore> wanted) {
    return sum(rows.stream().filter(wanted).toList());
  }

  private static Score sum(Collection<QuestionScore> rows) {
    return rows.stream().map(ScoreSheet::one).reduce(Score.NONE, Score::plus);
  }

  private static Score one(QuestionScore row) {
    return new Score(row.verdict().claimed(), row.verdict().complete(), row.verdict().survives(), row.highest(),
        row.atStake(), 1, row.answered() ? 1 : 0);
  }
}
