package id.payung.agreements;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.PlanningGate;
import id.payung.platform.reference.ReferenceCatalogue;
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
public class PlanningGateRepository {
  private final JdbcClient jdbc;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;

  PlanningGateRepository(JdbcClient jdbc, ReferenceCatalogue reference, AuditTrailRepository trail) {
    this.jdbc = jdbc;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * A gate of one budget year.
   *
   * @param setByRegency whether the regency set the dates itself
   * @param confirmed whether the dates are more than a default
   */
  public record GateDates(PlanningGate gate, LocalDate opens, LocalDate closes, boolean setByRegency, boolean confirmed,
      String source) {
    public boolean isOpenOn(LocalDate day) {
      return !day.isAfter(closes);
    }
  }

  /** In the order in which they close. */
  @Transactional(readOnly = true)
  public List<GateDates> listByYear(Actor actor, int year) {
    Map<String, GateDates> own = new HashMap<>();
    Map<String, PlanningGate> defaultGates = new HashMap<>();
    reference.planningGates().forEach(gate -> defaultGates.put(gate.code(), gate));
    jdbc.sql("SELECT gate, opens, closes, source FROM agreements.gate_date WHERE regency = :regency AND year = :year")
        .param("regency", actor.regency())
        .param("year", year)
        .query(row -> {
          PlanningGate gate = defaultGates.get(row.getString("gate"));
          if (gate != null) {
            own.put(gate.code(), new GateDates(gate, SqlValues.date(row, "opens"), SqlValues.date(row, "closes"), true,
                true, row.getString("source")));
          }
        });
    return reference.planningGates()
        .stream()
        .map(gate -> own.getOrDefault(gate.code(),
            new GateDates(gate, gate.opensFor(Year.of(year)), gate.closesFor(Year.of(year)), false, gate.confirmed(),
                gate.source())))
        .sorted(Comparator.comparing(GateDates::closes))
        .toList();
  }

  public void saveDates(Actor actor, int year, String code, LocalDate opens, LocalDate closes, String source) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
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
    trail.recordWrite("planning-gate", Ids.fromName("gate:" + actor.regency() + year + code), "changed",
        List.of("opens", "closes"), source, AuditTrailRepository.TrailReach.NONE);
  }

  /**
   * The next gate by which a line can still get a home: one of its own kind of money, not closed, that leads it further
   * than it stands.
   *
   * @param village whether it is village money; partner's money passes no gate
   */
  public static Optional<GateDates> nextGateFor(List<GateDates> gates, String stage, String becomesMoney,
      LocalDate today) {
    if (becomesMoney.equals("commitment") || stageRank(stage) >= stageRank(becomesMoney)) {
      return Optional.empty();
    }
    boolean village = becomesMoney.equals("apbdes");
    return gates.stream()
        .filter(gate -> gate.gate().village() == village && gate.isOpenOn(today)
            && stageRank(gate.gate().stage()) > stageRank(stage))
        .findFirst();
  }

  /** How far a stage is on the way to money. */
  private static int stageRank(String stage) {
    return switch (stage) {
      case "renja", "rkpdes" -> 1;
      case "rkpd" -> 2;
      case "dpa", "apbdes", "commitment" -> 3;
      default -> 0;
    };
  }
}
