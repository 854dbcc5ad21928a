package id.payung.agreements;

import id.payung.community.PeopleReached;
import id.payung.community.ReportBody;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import id.payung.platform.facts.Counted;
import id.payung.platform.facts.FactSource;
import id.payung.platform.i18n.Figures;
import id.payung.platform.i18n.Words;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What plans and their reports prove by number: activities held, villages and people reached, agreements in force,
 * money.
 */
@Component
@Transactional(readOnly = true)
class AgreementFacts implements FactSource {
  private static final Figures FIGURES = new Figures(Words.INDONESIAN);
  private static final int AT_ONCE = 5_000;

  private final JdbcClient jdbc;
  private final PeopleReached people;
  private final Regions regions;
  private final Reference reference;

  AgreementFacts(JdbcClient jdbc, PeopleReached people, Regions regions, Reference reference) {
    this.jdbc = jdbc;
    this.people = people;
    this.regions = regions;
    this.reference = reference;
  }

  @Override
  public Set<String> facts() {
    return Set.of("activities-held", "villages-reached", "people-reached", "people-trained", "agreements-in-force",
        "budget-in-force");
  }

  @Override
  public Counted count(Actor service, String fact, String question, Collection<Integer> years) {
    return switch (fact) {
      case "activities-held" -> activities(new Reports(service, question, years, false));
      case "villages-reached" -> villages(new Reports(service, question, years, false));
      case "people-reached" -> people(new Reports(service, question, years, false));
      case "people-trained" -> people(new Reports(service, question, years, true));
      case "agreements-in-force" -> inForce(service, years);
      case "budget-in-force" -> money(service, question, years);
      default -> throw new IllegalArgumentException("not counted here: " + fact);
    };
  }

  /** Reports that count for a standing activity which serves the question, held in these years. */
  private record Reports(Actor service, String question, Collection<Integer> years, boolean training) {}

  private record Held(UUID report, LocalDate on, String title, UUID village) {}

  private static final String HELD = """
       FROM agreements.activity a JOIN agreements.volume v ON v.regency = a.regency AND v.activity = a.id
      WHERE a.regency = :regency AND a.standing AND a.questions @> CAST(:question AS text[]) AND a.kind IN (:kinds)
        AND NOT v.withdrawn AND v.taken_back_at IS NULL AND extract(year FROM v.held_on)::int IN (:years)
      """;

  private JdbcClient.StatementSpec held(String select, Reports of, String rest) {
    List<String> kinds = reference.list("agreements/activity-kinds")
        .all()
        .stream()
        .filter(kind -> !of.training() || kind.flag("trains"))
        .map(Entry::code)
        .toList();
    return jdbc.sql(select + HELD + rest)
        .param("regency", of.service().regency())
        .param("question", Sql.texts(List.of(of.question())))
        .param("kinds", kinds)
        .param("years", of.years());
  }

  private static final String IN_ORDER = "ORDER BY v.held_on, v.report";
  private static final String ROW = "SELECT v.report, v.held_on, a.title, v.village";

  private static Held read(ResultSet row) throws SQLException {
    return new Held(Sql.uuid(row, "report"), Sql.date(row, "held_on"), row.getString("title"),
        Sql.uuid(row, "village"));
  }

  private Counted activities(Reports of) {
    long all = held("SELECT count(*)", of, "").query(Long.class).single();
    List<Held> first = held(ROW, of, IN_ORDER + " LIMIT " + Counted.ROWS).query((row, n) -> read(row)).list();
    Map<UUID, Region> names = names(first.stream().map(Held::village).toList());
    return new Counted(all, first.stream().map(one -> said(one, names)).toList(), all);
  }

  private Counted villages(Reports of) {
    Map<UUID, Integer> found = new HashMap<>();
    held("SELECT v.village, count(*)::int AS times", of, "GROUP BY v.village")
        .query((RowCallbackHandler) row -> found.put(Sql.uuid(row, "village"), row.getInt("times")));
    Map<UUID, Region> names = names(found.keySet());
    Map<String, Integer> times = new TreeMap<>();
    found.forEach((village, n) -> times.merge(village(village, names), n, Integer::sum));
    return Counted
        .each(times.entrySet().stream().map(one -> one.getKey() + " · " + one.getValue() + " kegiatan").toList());
  }

  private Counted people(Reports of) {
    Sum sum = new Sum(of.service());
    // Some at a time: the reports of a regency need not fit into memory.
    held(ROW, of, IN_ORDER).withFetchSize(AT_ONCE).query((RowCallbackHandler) row -> sum.add(read(row)));
    return sum.counted();
  }

  /** People of reports that come one by one. */
  private final class Sum {
    private final Actor service;
    private final List<Held> waiting = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private long number;
    private long all;

    Sum(Actor service) {
      this.service = service;
    }

    void add(Held one) {
      waiting.add(one);
      if (waiting.size() == AT_ONCE) {
        count();
      }
    }

    private void count() {
      Map<UUID, ReportBody.People> counted = people.of(service, waiting.stream().map(Held::report).toList());
      Map<UUID, Region> names =
          rows.size() < Counted.ROWS ? names(waiting.stream().map(Held::village).toList()) : Map.of();
      for (Held one : waiting) {
        ReportBody.People four = counted.get(one.report());
        if (four != null) {
          all++;
          number += (long) four.childrenM() + four.childrenF() + four.adultsM() + four.adultsF();
          if (rows.size() < Counted.ROWS) {
            rows.add("%s · anak L %d, P %d · dewasa L %d, P %d".formatted(said(one, names), four.childrenM(),
                four.childrenF(), four.adultsM(), four.adultsF()));
          }
        }
      }
      waiting.clear();
    }

    Counted counted() {
      count();
      return new Counted(number, rows, all);
    }
  }

  /** Signed, and its term touches one of the years; one that has ended early only until then. */
  private Counted inForce(Actor service, Collection<Integer> years) {
    List<String> complete = reference.list("agreements/stages")
        .all()
        .stream()
        .filter(stage -> stage.flag("complete"))
        .map(Entry::code)
        .toList();
    List<String> rows = jdbc.sql("""
        SELECT g.title || ' · ' || to_char(g.starts, 'YYYY-MM-DD') || ' – ' || coalesce(to_char(least(g.ends,
          g.ended_on), 'YYYY-MM-DD'), '…') AS said
          FROM agreements.agreement g
         WHERE g.regency = :regency AND g.stage IN (:complete) AND g.starts <= CAST(:last AS date)
           AND coalesce(least(g.ends, g.ended_on), DATE '9999-12-31') >= CAST(:first AS date)
         ORDER BY g.starts, g.id
        """)
        .param("regency", service.regency())
        .param("complete", complete)
        .param("first", LocalDate.of(Collections.min(years), 1, 1))
        .param("last", LocalDate.of(Collections.max(years), 12, 31))
        .query((row, n) -> row.getString("said"))
        .list();
    return Counted.each(rows);
  }

  /**
   * Lines that count as money. What a partner shows to the task force only is not among them: proofs leave the house.
   */
  private Counted money(Actor service, String question, Collection<Integer> years) {
    List<String> stages = reference.list("agreements/budget-stages")
        .all()
        .stream()
        .filter(stage -> stage.flag("money"))
        .map(Entry::code)
        .toList();
    CodeList sources = reference.list("agreements/funding-sources");
    String lines = """
         FROM agreements.activity a
         JOIN agreements.budget_line b ON b.regency = a.regency AND b.activity = a.id
        WHERE a.regency = :regency AND a.standing AND a.questions @> CAST(:question AS text[])
          AND b.standing AND NOT b.guarded AND b.stage IN (:stages) AND b.year IN (:years)
        """;
    Map<String, Object> params = Map.of("regency", service.regency(), "question", Sql.texts(List.of(question)),
        "stages", stages, "years", years);
    List<String> rows = jdbc
        .sql("SELECT b.amount, b.year, b.source, b.what, a.title" + lines
            + "ORDER BY b.year, a.title, b.number, b.id LIMIT " + Counted.ROWS)
        .params(params)
        .query((row, n) -> String.join(" · ", row.getString("year"), row.getString("title"), row.getString("what"),
            sources.nameOf(row.getString("source"), Words.INDONESIAN), FIGURES.rupiah(row.getLong("amount"))))
        .list();
    return jdbc.sql("SELECT coalesce(sum(b.amount), 0)::bigint AS sum, count(*) AS n" + lines)
        .params(params)
        .query((row, n) -> new Counted(row.getLong("sum"), rows, row.getLong("n")))
        .single();
  }

  private Map<UUID, Region> names(Collection<UUID> villages) {
    return villages.isEmpty() ? Map.of() : regions.named(Set.copyOf(villages));
  }

  private static String village(UUID village, Map<UUID, Region> names) {
    Region region = names.get(village);
    return region == null ? "–" : region.label();
  }

  private static String said(Held held, Map<UUID, Region> names) {
    return held.on() + " · " + held.title() + " · " + village(held.village(), names);
  }
}
