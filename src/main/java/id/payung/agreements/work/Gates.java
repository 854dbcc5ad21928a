package id.payung.agreements.work;

import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.PlanningGate;
import id.payung.platform.reference.Reference;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gates of planning and budgeting of one budget year, with the dates that the regency has set itself. */
@Component
@Transactional
public class Gates {
  private final JdbcClient jdbc;
  private final Reference reference;
  private final Trail trail;

  Gates(JdbcClient jdbc, Reference reference, Trail trail) {
    this.jdbc = jdbc;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * A gate of one budget year.
   *
   * @param own whether the regency set the dates itself
   * @param confirmed whether the dates are more than a default
   */
  public record Gate(PlanningGate gate, LocalDate opens, LocalDate closes, boolean own, boolean confirmed,
      String source) {
    public boolean openOn(LocalDate day) {
      return !day.isAfter(closes);
    }
  }

  /** In the order in which they close. */
  @Transactional(readOnly = true)
  public List<Gate> of(Actor actor, int year) {
    Map<String, Gate> own = new HashMap<>();
    Map<String, PlanningGate> shipped = new HashMap<>();
    reference.planningGates().forEach(gate -> shipped.put(gate.code(), gate));
    jdbc.sql("SELECT gate, opens, closes, source FROM agreements.gate_date WHERE regency = :regency AND year = :year")
        .param("regency", actor.regency())
        .param("year", year)
        .query(row -> {
          PlanningGate gate = shipped.get(row.getString("gate"));
          if (gate != null) {
            own.put(gate.code(),
                new Gate(gate, Sql.date(row, "opens"), Sql.date(row, "closes"), true, true, row.getString("source")));
          }
        });
    return reference.planningGates()
        .stream()
        .map(gate -> own.getOrDefault(gate.code(),
            new Gate(gate, gate.opensFor(Year.of(year)), gate.closesFor(Year.of(year)), false, gate.confirmed(),
                gate.source())))
        .sorted(Comparator.comparing(Gate::closes))
        .toList();
  }

  public void set(Actor actor, int year, String code, LocalDate opens, LocalDate closes, String source) {
    Rights.require(Rights.setsRules(actor));
    if (reference.planningGates().stream().noneMatch(gate -> gate.code().equals(code))) {
      throw new Invalid("gate", "agreements.wrong.choice");
    }
    if (closes.isBefore(opens)) {
      throw new Invalid("closes." + code, "agreements.wrong.order");
    }
    jdbc.sql("""
        INSERT INTO agreements.gate_date (regency, year, gate, opens, closes, source) VALUES (:regency, :year,
          :gate, :opens, :closes, :source)
        ON CONFLICT (regency, year, gate) DO UPDATE SET opens = excluded.opens, closes = excluded.closes,
          source = excluded.source,
          version = agreements.gate_date.version + 1
        """)
        .param("regency", actor.regency())
        .param("year", year)
        .param("gate", code)
        .param("opens", opens)
        .param("closes", closes)
        .param("source", source)
        .update();
    trail.wrote("planning-gate", Ids.named("gate:" + actor.regency() + year + code), "changed",
        List.of("opens", "closes"), source, Trail.Reach.NONE);
  }

  /**
   * The next gate by which a line can still get a home: one of its own kind of money, not closed, that leads it further
   * than it stands.
   *
   * @param village whether it is village money; partner's money passes no gate
   */
  public static Optional<Gate> nextFor(List<Gate> gates, String stage, String becomesMoney, LocalDate today) {
    if (becomesMoney.equals("commitment") || rank(stage) >= rank(becomesMoney)) {
      return Optional.empty();
    }
    boolean village = becomesMoney.equals("apbdes");
    return gates.stream()
        .filter(
            gate -> gate.gate().village() == village && gate.openOn(today) && rank(gate.gate().stage()) > rank(stage))
        .findFirst();
  }

  /** How far a stage is on the way to money. */
  private static int rank(String stage) {
    return switch (stage) {
      case "renja", "rkpdes" -> 1;
      case "rkpd" -> 2;
      case "dpa", "apbdes", "commitment" -> 3;
      default -> 0;
    };
  }
}
