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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What plans and their reports prove by number: activities held, villages and people reached, agreements in force, money. */
@Component
@Transactional(readOnly = true)
class AgreementFacts implements FactSource {
  private static final Figures FIGURES = new Figures(Words.INDONESIAN);

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
    return Set.of("activities-held", "villages-reached", "people-reached", "people-trained", "agreements-in-force", "budget-in-force");
  }

  @Override
  public Counted count(Actor service, String fact, String question, Collection<Integer> years) {
    return switch (fact) {
      case "activities-held" -> activities(held(service, question, years, false));
      case "villages-reached" -> villages(held(service, question, years, false));
      case "people-reached" -> people(service, held(service, question, years, false));
      case "people-trained" -> people(service, held(service, question, years, true));
      case "agreements-in-force" -> inForce(service, years);
      case "budget-in-force" -> money(service, question, years);
      default -> throw new IllegalArgumentException("not counted here: " + fact);
    };
  }

  private record Held(UUID report, LocalDate on, String title, UUID village) {}

  /** Reports that count for a standing activity which serves the question, held in these years. */
  private List<Held> held(Actor service, String question, Collection<Integer> years, boolean training) {
    List<String> kinds =
        reference.list("agreements/activity-kinds").all().stream().filter(kind -> !training || kind.flag("trains")).map(Entry::code).toList();
    return jdbc.sql(
            """
            SELECT v.report, v.held_on, a.title, v.village
              FROM agreements.activity a JOIN agreements.volume v ON v.regency = a.regency AND v.activity = a.id
             WHERE a.regency = :regency AND a.standing AND a.questions @> CAST(:question AS text[]) AND a.kind IN (:kinds)
               AND NOT v.withdrawn AND v.taken_back_at IS NULL AND extract(year FROM v.held_on)::int IN (:years)
             ORDER BY v.held_on, v.report
            """)
        .param("regency", service.regency())
        .param("question", Sql.texts(List.of(question)))
        .param("kinds", kinds)
        .param("years", years)
        .query((row, n) -> new Held(Sql.uuid(row, "report"), Sql.date(row, "held_on"), row.getString("title"), Sql.uuid(row, "village")))
        .list();
  }

  private Counted activities(List<Held> held) {
    Map<UUID, Region> names = names(held);
    return new Counted(held.size(), held.stream().map(one -> said(one, names)).toList());
  }

  private Counted villages(List<Held> held) {
    Map<UUID, Region> names = names(held);
    Map<String, Integer> times = new LinkedHashMap<>();
    held.forEach(one -> times.merge(village(one, names), 1, Integer::sum));
    return new Counted(times.size(), new TreeSet<>(times.keySet()).stream().map(name -> name + " · " + times.get(name) + " kegiatan").toList());
  }

  private Counted people(Actor service, List<Held> held) {
    Map<UUID, Region> names = names(held);
    Map<UUID, ReportBody.People> counted = people.of(service, held.stream().map(Held::report).toList());
    long all = 0;
    List<String> rows = new ArrayList<>();
    for (Held one : held) {
      ReportBody.People four = counted.get(one.report());
      if (four != null) {
        long sum = (long) four.childrenM() + four.childrenF() + four.adultsM() + four.adultsF();
        all += sum;
        rows.add(
            "%s · anak L %d, P %d · dewasa L %d, P %d"
                .formatted(said(one, names), four.childrenM(), four.childrenF(), four.adultsM(), four.adultsF()));
      }
    }
    return new Counted(all, rows);
  }

  /** Signed, and its term touches one of the years; one that has ended early only until then. */
  private Counted inForce(Actor service, Collection<Integer> years) {
    List<String> complete = reference.list("agreements/stages").all().stream().filter(stage -> stage.flag("complete")).map(Entry::code).toList();
    List<String> rows =
        jdbc.sql(
                """
                SELECT g.title || ' · ' || to_char(g.starts, 'YYYY-MM-DD') || ' – ' || coalesce(to_char(least(g.ends, g.ended_on), 'YYYY-MM-DD'), '…') AS said
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
    return new Counted(rows.size(), rows);
  }

  /** Lines that count as money. What a partner shows to the task force only is not among them: proofs leave the house. */
  private Counted money(Actor service, String question, Collection<Integer> years) {
    List<String> stages = reference.list("agreements/budget-stages").all().stream().filter(stage -> stage.flag("money")).map(Entry::code).toList();
    CodeList sources = reference.list("agreements/funding-sources");
    List<String> rows = new ArrayList<>();
    long sum =
        jdbc
            .sql(
                """
                SELECT b.amount, b.year, b.source, b.what, a.title FROM agreements.activity a
                  JOIN agreements.budget_line b ON b.regency = a.regency AND b.activity = a.id
                 WHERE a.regency = :regency AND a.standing AND a.questions @> CAST(:question AS text[])
                   AND b.standing AND NOT b.guarded AND b.stage IN (:stages) AND b.year IN (:years)
                 ORDER BY b.year, a.title, b.number, b.id
                """)
            .param("regency", service.regency())
            .param("question", Sql.texts(List.of(question)))
            .param("stages", stages)
            .param("years", years)
            .query(
                (row, n) -> {
                  rows.add(
                      String.join(
                          " · ", row.getString("year"), row.getString("title"), row.getString("what"), sources.nameOf(row.getString("source"), Words.INDONESIAN),
                          FIGURES.rupiah(row.getLong("amount"))));
                  return row.getLong("amount");
                })
            .list()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return new Counted(sum, rows);
  }

  private Map<UUID, Region> names(List<Held> held) {
    Set<UUID> ids = held.stream().map(Held::village).collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : regions.named(ids);
  }

  private static String village(Held held, Map<UUID, Region> names) {
    Region region = names.get(held.village());
    return region == null ? "–" : region.label();
  }

  private static String said(Held held, Map<UUID, Region> names) {
    return held.on() + " · " + held.title() + " · " + village(held, names);
  }
}
