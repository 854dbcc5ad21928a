package id.payung.agreements;

import id.payung.community.PeopleReachedRepository;
import id.payung.community.ReportBody;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.facts.FactCount;
import id.payung.platform.facts.FactSource;
import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What plans and their reports prove by number: activities held, villages and people reached, agreements in force,
 * money.
 */
@Component
@Transactional(readOnly = true)
class AgreementFactSource implements FactSource {
  private static final LocaleFormatter FIGURES = new LocaleFormatter(Messages.INDONESIAN);
  private static final int BATCH_SIZE = 5_000;

  private final JdbcClient jdbc;
  private final Rows rows;
  private final PeopleReachedRepository peopleReached;
  private final RegionRepository regions;
  private final Messages words;
  private final ReferenceCatalogue reference;

  AgreementFactSource(JdbcClient jdbc, Rows rows, PeopleReachedRepository peopleReached, RegionRepository regions,
      ReferenceCatalogue reference, Messages words) {
    this.words = words;
    this.jdbc = jdbc;
    this.rows = rows;
    this.peopleReached = peopleReached;
    this.regions = regions;
    this.reference = reference;
  }

  @Override
  public Set<String> factCodes() {
    return Set.of("activities-held", "villages-reached", "people-reached", "people-trained", "agreements-in-force",
        "budget-in-force");
  }

  @Override
  public FactCount count(Actor service, String fact, String question, Collection<Integer> years) {
    return switch (fact) {
      case "activities-held" -> countActivities(new ReportSelection(service, question, years, false));
      case "villages-reached" -> countVillages(new ReportSelection(service, question, years, false));
      case "people-reached" -> countPeople(new ReportSelection(service, question, years, false));
      case "people-trained" -> countPeople(new ReportSelection(service, question, years, true));
      case "agreements-in-force" -> countAgreementsInForce(service, years);
      case "budget-in-force" -> sumBudgetInForce(service, question, years);
      default -> throw new IllegalArgumentException("not counted here: " + fact);
    };
  }

  /** Reports that count for a standing activity which serves the question, held in these years. */
  private record ReportSelection(Actor service, String question, Collection<Integer> years, boolean training) {}

  private record CountedReport(UUID report, LocalDate heldOn, String title, UUID village) {}

  private record VillageCount(UUID village, int times) {}

  private record BudgetLine(int year, String title, String what, String source, long amount) {}

  private record BudgetSum(long sum, long lines) {}

  private static final String FROM_COUNTED_REPORTS = """
       FROM agreements.activity a JOIN agreements.volume v ON v.regency = a.regency AND v.activity = a.id
      WHERE a.regency = :regency AND a.standing AND a.questions @> CAST(:question AS text[]) AND a.kind IN (:kinds)
        AND NOT v.withdrawn AND v.taken_back_at IS NULL AND extract(year FROM v.held_on)::int IN (:years)
      """;

  private JdbcClient.StatementSpec countedReports(String select, ReportSelection selection, String rest) {
    List<String> kinds = codes("agreements/activity-kinds", kind -> !selection.training() || kind.flag("trains"));
    return jdbc.sql(select + FROM_COUNTED_REPORTS + rest)
        .param("regency", selection.service().regency())
        .param("question", SqlValues.textArray(List.of(selection.question())))
        .param("kinds", kinds)
        .param("years", selection.years());
  }

  private static final String ORDER_BY_DAY = "ORDER BY v.held_on, v.report";
  private static final String SELECT_REPORT = "SELECT v.report, v.held_on, a.title, v.village";

  private List<String> codes(String list, Predicate<CodeListEntry> which) {
    return reference.list(list).entries().stream().filter(which).map(CodeListEntry::code).toList();
  }

  private FactCount countActivities(ReportSelection selection) {
    long all = countedReports("SELECT count(*)", selection, "").query(Long.class).single();
    List<CountedReport> first = countedReports(SELECT_REPORT, selection, ORDER_BY_DAY + " LIMIT " + FactCount.MAX_ROWS)
        .query(rows.mapper(CountedReport.class))
        .list();
    Map<UUID, Region> names = findRegions(first.stream().map(CountedReport::village).toList());
    return new FactCount(all, first.stream().map(one -> describeReport(one, names)).toList(), all);
  }

  private FactCount countVillages(ReportSelection selection) {
    List<VillageCount> found =
        countedReports("SELECT v.village, count(*)::int AS times", selection, "GROUP BY v.village")
            .query(rows.mapper(VillageCount.class))
            .list();
    Map<UUID, Region> names = findRegions(found.stream().map(VillageCount::village).toList());
    Map<String, Integer> times = new TreeMap<>();
    found.forEach(one -> times.merge(villageLabel(one.village(), names), one.times(), Integer::sum));
    return FactCount.ofRows(times.entrySet()
        .stream()
        .map(one -> words.text(Messages.INDONESIAN, "agreements.fact.village", one.getKey(), one.getValue()))
        .toList());
  }

  private FactCount countPeople(ReportSelection selection) {
    PeopleCount sum = new PeopleCount(selection.service());
    // Some at a time: the reports of a regency need not fit into memory.
    try (
        Stream<CountedReport> reports = countedReports(SELECT_REPORT, selection, ORDER_BY_DAY).withFetchSize(BATCH_SIZE)
            .query(rows.mapper(CountedReport.class))
            .stream()) {
      reports.forEach(sum::add);
    }
    return sum.finish();
  }

  /** People of reports that come one by one. */
  private final class PeopleCount {
    private final Actor service;
    private final List<CountedReport> pending = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private long number;
    private long reportCount;

    PeopleCount(Actor service) {
      this.service = service;
    }

    void add(CountedReport report) {
      pending.add(report);
      if (pending.size() == BATCH_SIZE) {
        countPending();
      }
    }

    private void countPending() {
      Map<UUID, ReportBody.PeopleCounts> counted =
          peopleReached.findByReports(service, pending.stream().map(CountedReport::report).toList());
      Map<UUID, Region> names =
          said.size() < FactCount.MAX_ROWS ? findRegions(pending.stream().map(CountedReport::village).toList())
              : Map.of();
      for (CountedReport report : pending) {
        ReportBody.PeopleCounts people = counted.get(report.report());
        if (people != null) {
          reportCount++;
          number += (long) people.childrenM() + people.childrenF() + people.adultsM() + people.adultsF();
          if (said.size() < FactCount.MAX_ROWS) {
            said.add("%s · anak L %d, P %d · dewasa L %d, P %d".formatted(describeReport(report, names),
                people.childrenM(), people.childrenF(), people.adultsM(), people.adultsF()));
          }
        }
      }
      pending.clear();
    }

    FactCount finish() {
      countPending();
      return new FactCount(number, said, reportCount);
    }
  }

  /** Signed, and its term touches one of the years; one that has ended early only until then. */
  private FactCount countAgreementsInForce(Actor service, Collection<Integer> years) {
    List<String> said = jdbc.sql("""
        SELECT g.title || ' · ' || to_char(g.starts, 'YYYY-MM-DD') || ' – ' || coalesce(to_char(least(g.ends,
          g.ended_on), 'YYYY-MM-DD'), '…') AS said
          FROM agreements.agreement g
         WHERE g.regency = :regency AND g.stage IN (:complete) AND g.starts <= CAST(:last AS date)
           AND coalesce(least(g.ends, g.ended_on), DATE '9999-12-31') >= CAST(:first AS date)
         ORDER BY g.starts, g.id
        """)
        .param("regency", service.regency())
        .param("complete", codes("agreements/stages", stage -> stage.flag("complete")))
        .param("first", LocalDate.of(Collections.min(years), 1, 1))
        .param("last", LocalDate.of(Collections.max(years), 12, 31))
        .query(String.class)
        .stream()
        .map(Objects::requireNonNull)
        .toList();
    return FactCount.ofRows(said);
  }

  /**
   * Lines that count as money. What a partner shows to the task force only is not among them: proofs leave the house.
   */
  private FactCount sumBudgetInForce(Actor service, String question, Collection<Integer> years) {
    List<String> stages = codes("agreements/budget-stages", stage -> stage.flag("money"));
    CodeList sources = reference.list("agreements/funding-sources");
    String lines = """
         FROM agreements.activity a
         JOIN agreements.budget_line b ON b.regency = a.regency AND b.activity = a.id
        WHERE a.regency = :regency AND a.standing AND %s AND a.questions @> CAST(:question AS text[])
          AND b.standing AND NOT b.guarded AND b.stage IN (:stages) AND b.year IN (:years)
        """.formatted(CountedPlanPolicy.SQL);
    Map<String, Object> params = Map.of("regency", service.regency(), "question",
        SqlValues.textArray(List.of(question)), "stages", stages, "years", years);
    List<String> said = jdbc
        .sql("SELECT b.amount, b.year, b.source, b.what, a.title" + lines
            + "ORDER BY b.year, a.title, b.number, b.id LIMIT " + FactCount.MAX_ROWS)
        .params(params)
        .query(rows.mapper(BudgetLine.class))
        .stream()
        .map(line -> String.join(" · ", String.valueOf(line.year()), line.title(), line.what(),
            sources.nameOf(line.source(), Messages.INDONESIAN), FIGURES.rupiah(line.amount())))
        .toList();
    BudgetSum sum = jdbc.sql("SELECT coalesce(sum(b.amount), 0)::bigint AS sum, count(*) AS lines" + lines)
        .params(params)
        .query(rows.mapper(BudgetSum.class))
        .single();
    return new FactCount(sum.sum(), said, sum.lines());
  }

  private Map<UUID, Region> findRegions(Collection<UUID> villages) {
    return villages.isEmpty() ? Map.of() : regions.findByIds(Set.copyOf(villages));
  }

  private static String villageLabel(UUID village, Map<UUID, Region> names) {
    Region region = names.get(village);
    return region == null ? "–" : region.label();
  }

  private static String describeReport(CountedReport held, Map<UUID, Region> names) {
    return held.heldOn() + " · " + held.title() + " · " + villageLabel(held.village(), names);
  }
}
