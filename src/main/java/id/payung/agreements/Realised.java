package id.payung.agreements;

import id.payung.agreements.work.BudgetLine;
import id.payung.agreements.work.Money;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What really happened, for the reports of a period: volume report by report, money owner by owner, as far as the actor
 * may see.
 */
@Component
@Transactional(readOnly = true)
public class Realised {
  private final JdbcClient jdbc;
  private final Money money;

  Realised(JdbcClient jdbc, Money money) {
    this.jdbc = jdbc;
    this.money = money;
  }

  /** One report that counts: neither withdrawn nor taken back. */
  public record Counted(UUID activity, UUID report, UUID village, LocalDate heldOn, long volume) {}

  /**
   * What one owner gives to one activity.
   *
   * @param committed whole rupiah that count as money, as far as the actor may see
   * @param realised of that, by the newest realisation up to the day asked for
   * @param asOf the oldest of those days; null when an owner has said nothing yet
   * @param hidden lines whose amounts are shown to the task force only and left out
   */
  public record Given(UUID activity, long planned, long committed, long realised, @Nullable LocalDate asOf,
      int hidden) {}

  /** What was heard since a moment. */
  public record News(int reports, int activities, int villages) {}

  /** Reports of these activities held within the days, both included; by day. */
  public List<Counted> counted(Actor actor, Collection<UUID> activities, LocalDate from, LocalDate to) {
    if (activities.isEmpty()) {
      return List.of();
    }
    Scope scope = Scope.of(actor).parties("v.organisations").village("v.village");
    return jdbc.sql("""
        SELECT v.activity, v.report, v.village, v.held_on, v.volume FROM agreements.volume v
         WHERE v.regency = :regency AND v.activity = ANY (CAST(:activities AS uuid[]))
           AND v.held_on BETWEEN :from AND :to
           AND NOT v.withdrawn AND v.taken_back_at IS NULL AND %s ORDER BY v.held_on, v.report
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("activities", Sql.uuids(activities))
        .param("from", from)
        .param("to", to)
        .query((row, n) -> new Counted(Sql.uuid(row, "activity"), Sql.uuid(row, "report"), Sql.uuid(row, "village"),
            Sql.date(row, "held_on"), row.getLong("volume")))
        .list();
  }

  /** Reports that came in since a moment and count. */
  public News since(Actor actor, Instant moment) {
    Scope scope = Scope.of(actor).parties("v.organisations").village("v.village");
    return jdbc.sql("""
        SELECT count(*) AS reports, count(DISTINCT v.activity) AS activities, count(DISTINCT v.village)
          AS villages FROM agreements.volume v
         WHERE v.regency = :regency AND v.heard_at >= :moment AND NOT v.withdrawn
           AND v.taken_back_at IS NULL AND %s
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("moment", Sql.at(moment))
        .query((row, n) -> new News(row.getInt("reports"), row.getInt("activities"), row.getInt("villages")))
        .single();
  }

  /**
   * What an owner gives in a budget year, by activity, with what it had realised at the end of a day. Two statements.
   */
  public Map<UUID, Given> givenBy(Actor actor, UUID owner, int year, LocalDate upTo) {
    List<BudgetLine> lines = money.ofYear(actor, year, List.of(owner));
    Map<UUID, Money.Said> said = said(actor, lines, upTo);
    Map<UUID, List<BudgetLine>> byActivity =
        lines.stream().collect(Collectors.groupingBy(BudgetLine::activity, LinkedHashMap::new, Collectors.toList()));
    Map<UUID, Given> given = new LinkedHashMap<>();
    byActivity.forEach((activity, own) -> given.put(activity, given(activity, own, said)));
    return given;
  }

  private Given given(UUID activity, List<BudgetLine> lines, Map<UUID, Money.Said> said) {
    Money.Sums sums = money.sum(lines, line -> said.get(line.id()));
    return new Given(activity, sums.planned(), sums.counted(), sums.realised(), sums.asOf(), sums.hidden());
  }

  /** A guarded realisation is read only where the line's own amount may be read. */
  private Map<UUID, Money.Said> said(Actor actor, List<BudgetLine> lines, LocalDate upTo) {
    Set<UUID> readable =
        lines.stream().filter(line -> line.amount() != null).map(BudgetLine::id).collect(Collectors.toSet());
    Map<UUID, Money.Said> found = new HashMap<>();
    if (readable.isEmpty()) {
      return found;
    }
    Scope scope = Scope.of(actor).parties("r.organisations").village("r.village");
    jdbc.sql("""
        SELECT DISTINCT ON (r.line) r.line, r.as_of, coalesce(r.amount, g.amount) AS amount
          FROM agreements.realisation r
          LEFT JOIN agreements.guarded_realisation g ON g.regency = r.regency AND g.realisation = r.id AND %s
         WHERE r.regency = :regency AND r.line = ANY (CAST(:lines AS uuid[])) AND r.as_of <= :upTo
           AND r.taken_back_at IS NULL AND %s
         ORDER BY r.line, r.as_of DESC, r.at DESC
        """.formatted(Scope.of(actor).organisation("g.partner").sql(), scope.sql()))
        .params(scope.params())
        .param("lines", Sql.uuids(readable))
        .param("upTo", upTo)
        .query(row -> {
          found.put(Sql.uuid(row, "line"), new Money.Said(Sql.date(row, "as_of"), row.getLong("amount")));
        });
    return found;
  }
}
