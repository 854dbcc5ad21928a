package id.payung.agreements;

import id.payung.agreements.reference.PlanningGate;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.deadline.Deadline;
import id.payung.platform.deadline.DeadlineConsequence;
import id.payung.platform.deadline.DeadlineRule;
import id.payung.platform.deadline.DeadlineTerm;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.deadline.RuleOrigin;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyCache;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gates of planning and budgeting of one budget year, with the dates that the regency has set itself. First pages
 * ask for them and they are set a few times a year, so they are read once, and again after somebody set one.
 */
@Component
@Transactional
public class PlanningGateRepository {
  /** That the line waits for the next gate is said by the pages. */
  private static final DeadlineConsequence MISSED =
      new DeadlineConsequence(DeadlineConsequence.Effect.LATE, BilingualText.NONE);

  private final Rows rows;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final AuditTrailRepository trail;
  private final RegencyCache<List<PlanningGateDates>> own = new RegencyCache<>();

  PlanningGateRepository(Rows rows, ReferenceCatalogue reference, RegencyDirectory regencies,
      AuditTrailRepository trail) {
    this.rows = rows;
    this.reference = reference;
    this.regencies = regencies;
    this.trail = trail;
  }

  /**
   * A gate of one budget year.
   *
   * @param deadline its last day
   * @param own what the regency has set itself, or null
   */
  public record GateDates(PlanningGate gate, LocalDate opens, Deadline deadline, @Nullable PlanningGateDates own) {
    public LocalDate closes() {
      return deadline.dueOn().orElseThrow();
    }

    public String source() {
      return deadline.rule().origin().source();
    }

    /** Whether the dates are more than a default. */
    public boolean confirmed() {
      return deadline.confirmed();
    }

    /** The version of the regency's own dates; 0 before there are any. */
    public int version() {
      return own == null ? 0 : own.version();
    }

    public boolean isOpenOn(LocalDate day) {
      return deadline.daysLeft(day) >= 0;
    }

    /** Days until it opens, or until its last day once it is open. */
    public int daysLeft(LocalDate today) {
      return deadline.daysLeft(today) - (opens.isAfter(today) ? deadline.daysLeft(opens) : 0);
    }
  }

  /** In the order in which they close. */
  @Transactional(readOnly = true)
  public List<GateDates> listByYear(Actor actor, int year) {
    Map<String, PlanningGateDates> set = listOwn(actor).stream()
        .filter(date -> date.year() == year)
        .collect(Collectors.toMap(PlanningGateDates::gate, Function.identity()));
    RegencyCalendar calendar = RegencyCalendar.of(reference, regencies.require(actor.regency()).zone());
    return PlanningGate.listShipped(reference)
        .stream()
        .map(gate -> datesOf(gate, Year.of(year), set.get(gate.code()), calendar))
        .sorted(Comparator.comparing(GateDates::closes))
        .toList();
  }

  private List<PlanningGateDates> listOwn(Actor actor) {
    return own.get(actor.regency(), () -> rows.query(actor, PlanningGateDates.class).list());
  }

  static GateDates datesOf(PlanningGate gate, Year year, @Nullable PlanningGateDates own, RegencyCalendar calendar) {
    if (own == null) {
      DeadlineTerm yearly = new DeadlineTerm.YearlyDay(gate.closes(), gate.yearsBefore());
      DeadlineRule shipped = rule(gate, yearly, RuleOrigin.Basis.LAW, gate.confirmed(), gate.source());
      return new GateDates(gate, gate.opensFor(year), calendar.deadlineIn(shipped, year), null);
    }
    DeadlineRule set = rule(gate, new DeadlineTerm.SetDay(), RuleOrigin.Basis.PROMISE, true, own.source());
    return new GateDates(gate, own.opens(), calendar.deadlineOn(set, own.closes()), own);
  }

  private static DeadlineRule rule(PlanningGate gate, DeadlineTerm term, RuleOrigin.Basis basis, boolean confirmed,
      String source) {
    RuleOrigin origin = new RuleOrigin(basis, gate.document(), LocalDate.EPOCH, null, confirmed, source);
    return new DeadlineRule(gate.code(), "planning-gate", gate.name(), term, DeadlineRule.Owed.OWN, false, origin,
        MISSED);
  }

  /** @throws id.payung.platform.errors.Stale when somebody else has set them since the version that was seen */
  public void saveDates(Actor actor, PlanningGateDates dates) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    if (PlanningGate.listShipped(reference).stream().noneMatch(gate -> gate.code().equals(dates.gate()))) {
      throw new Invalid("gate", "agreements.wrong.choice");
    }
    if (dates.closes().isBefore(dates.opens())) {
      throw new Invalid("closes", "agreements.wrong.order");
    }
    rows.save(actor, dates);
    own.forgetAfterTransaction(actor.regency());
    trail.recordWrite("planning-gate", Ids.fromName("gate:" + actor.regency() + dates.year() + dates.gate()), "changed",
        List.of("opens", "closes"), dates.source(), AuditTrailRepository.TrailReach.NONE);
  }

  /**
   * The next gate by which a line can still get a home: one of its own kind of money, not closed, that leads it further
   * than it stands. Partner's money passes no gate.
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
