package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.systemstate.SystemFact;
import id.payung.platform.systemstate.SystemFactSource;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The seals as they are printed; also what the page of the system says of the last one. */
@Repository
@Transactional(readOnly = true)
public class TrailSealRepository implements SystemFactSource {
  private final Rows rows;
  private final Clock clock;

  TrailSealRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** A seal: its digest stands for its lines and for all before them. */
  public record Seal(long number, long lines, String digest, Instant at) {}

  /** What is written and not sealed yet. */
  public record UnsealedSummary(long lines, @Nullable Instant since) {}

  /** The last seal of a day. */
  public record DailySeal(LocalDate day, Seal seal) {}

  private record SealRow(long number, long last, byte[] digest, Instant sealedAt) {
    Seal seal() {
      return new Seal(number, last, TrailVerificationReport.formatDigest(digest), sealedAt);
    }
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    UnsealedSummary waiting = getUnsealedSummary(actor);
    if (waiting.since() != null && waiting.since().isBefore(clock.instant().minus(TrailSeal.TIME_TOLERANCE))) {
      return new SystemFact(70, "system.seal", StatusTone.LATE,
          List.of(ui.t("system.seal.waiting", ui.number(waiting.lines()), ui.dateTime(waiting.since()))));
    }
    return findNewest(actor)
        .map(seal -> new SystemFact(70, "system.seal", StatusTone.DONE,
            List.of(ui.t("system.seal.last", ui.number(seal.number()), ui.dateTime(seal.at())),
                ui.t("system.seal.lines", ui.number(seal.lines())))))
        .orElseGet(() -> new SystemFact(70, "system.seal", StatusTone.NOT_STARTED, List.of(ui.t("system.seal.none"))));
  }

  public Optional<Seal> findNewest(Actor actor) {
    return rows.sql(actor, "SELECT * FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
        .optional(SealRow.class)
        .map(SealRow::seal);
  }

  /** The seal of this number. */
  public Optional<Seal> find(Actor actor, long number) {
    return rows.sql(actor, "SELECT * FROM audit.batch WHERE regency = :regency AND number = :number")
        .param("number", number)
        .optional(SealRow.class)
        .map(SealRow::seal);
  }

  public UnsealedSummary getUnsealedSummary(Actor actor) {
    return rows.sql(actor, """
        SELECT count(*) AS lines, min(e.at) AS since FROM audit.unsealed u
          JOIN audit.entry e ON e.regency = u.regency AND e.id = u.entry WHERE u.regency = :regency
        """).single(UnsealedSummary.class);
  }

  /** Of the days before today, newest first; a day without a seal is left out. */
  public List<DailySeal> listDailySealsBefore(Actor actor, LocalDate today, ZoneId zone, int days) {
    List<DailySeal> found = new ArrayList<>();
    LocalDate end = today;
    while (found.size() < days) {
      Optional<Seal> last = findLastBefore(actor, end.atStartOfDay(zone).toInstant());
      if (last.isEmpty()) {
        return found;
      }
      end = LocalDate.ofInstant(last.get().at(), zone);
      found.add(new DailySeal(end, last.get()));
    }
    return found;
  }

  private Optional<Seal> findLastBefore(Actor actor, Instant end) {
    return rows.sql(actor, """
        SELECT * FROM audit.batch WHERE regency = :regency AND sealed_at < :end
         ORDER BY sealed_at DESC, number DESC LIMIT 1
        """).param("end", end).optional(SealRow.class).map(SealRow::seal);
  }
}
