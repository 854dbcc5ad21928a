package id.payung.insight;

import id.payung.agreements.PlanStatus;
import id.payung.agreements.Realised;
import id.payung.agreements.Verdict;
import id.payung.indicators.Gap;
import id.payung.indicators.ThreeScores;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two minutes for the regent: totals and offices, never a person.
 *
 * @param since what is compared with: seven days ago
 * @param scores null while no year was opened
 * @param named offices that may be named today and are still late, who has most first
 * @param forewarned how many more offices have been told and have days left; never which
 * @param mended matters that are late no more since then
 * @param money whole rupiah that count as money, as far as this reader may see
 */
public record RegentView(LocalDate today, LocalDate since, @Nullable ThreeScores scores, List<Gap> gaps,
    Map<Verdict, Integer> counts, int activities, Realised.News news, List<NamedOffice> named, int forewarned,
    int mended, long money, long realised, boolean moneyHidden, @Nullable LocalDate moneyAsOf,
    List<PlanStatus.OfActivity> all) {

  /** An office and what it is named for. */
  public record NamedOffice(UUID organisation, String name, List<Late> matters) {}

  /**
   * One late matter.
   *
   * @param title of the activity; empty for data
   * @param days since its end or its day
   * @param realisedShare 0 to 1
   * @param owed answers that were not sent
   */
  public record Late(Notice.Kind kind, String title, long days, double realisedShare, long owed, String path) {}

  public int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  public double absorbed() {
    return money == 0 ? 0 : (double) realised / money;
  }

  /** Change of the estimate since then; null when nothing was kept of that day. */
  public @Nullable BigDecimal gained() {
    ThreeScores now = scores;
    if (now == null) {
      return null;
    }
    ThreeScores.Since then = now.since();
    return then == null ? null : now.total().survives().subtract(then.survives());
  }
}
