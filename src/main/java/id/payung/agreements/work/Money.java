package id.payung.agreements.work;

import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money of the plan: what counts as money, and what its owners have realised. A volunteer's note of cost never comes
 * here.
 */
@Component
@Transactional
public class Money {
  private final MoneyRows rows;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Trail trail;
  private final Clock clock;

  Money(MoneyRows rows, Reference reference, RegencyDirectory regencies, Trail trail, Clock clock) {
    this.rows = rows;
    this.reference = reference;
    this.regencies = regencies;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Sums of the lines whose amounts an actor may see.
   *
   * @param planned of all lines
   * @param counted of lines in a DPA, an APBDes or a signed commitment: only these are money
   * @param realised of counted lines
   * @param asOf the oldest day among the newest realisations of counted lines; null when one of them has none
   * @param hidden how many lines have an amount that this actor may not see
   */
  public record Sums(long planned, long counted, long realised, @Nullable LocalDate asOf, int lines, int hidden) {
    public static final Sums NONE = new Sums(0, 0, 0, null, 0, 0);

    public double absorbed() {
      return counted == 0 ? 0 : (double) realised / counted;
    }
  }

  /** Whether a line at this stage is money (practice: only in a DPA, an APBDes or a signed commitment). */
  public boolean counts(String stage) {
    return reference.list("agreements/budget-stages").find(stage).filter(entry -> entry.flag("money")).isPresent();
  }

  /** What the owner of a line said it had realised, and of which day. */
  public record Said(LocalDate asOf, long amount) {}

  /** With what each line's owner said last. */
  public Sums sum(Collection<BudgetLine> lines) {
    return sum(lines, line -> {
      LocalDate on = line.realisedOn();
      Long amount = line.realised();
      return on == null ? null : new Said(on, amount == null ? 0 : amount);
    });
  }

  /**
   * @param said what is taken as realised of a line, such as what stood at the end of a quarter; null when its owner
   * had said nothing
   */
  public Sums sum(Collection<BudgetLine> lines, Function<BudgetLine, @Nullable Said> said) {
    long planned = 0;
    long counted = 0;
    long realised = 0;
    int hidden = 0;
    boolean silent = false;
    LocalDate oldest = null;
    for (BudgetLine line : lines) {
      Long amount = line.amount();
      if (amount == null) {
        hidden++;
        continue;
      }
      planned += amount;
      if (!counts(line.stage())) {
        continue;
      }
      counted += amount;
      Said last = said.apply(line);
      if (last == null) {
        silent = true;
        continue;
      }
      realised += last.amount();
      oldest = oldest == null || last.asOf().isBefore(oldest) ? last.asOf() : oldest;
    }
    return new Sums(planned, counted, realised, silent ? null : oldest, lines.size(), hidden);
  }

  public Map<UUID, Sums> sumsByActivity(Collection<BudgetLine> lines) {
    Map<UUID, List<BudgetLine>> byActivity = new HashMap<>();
    lines.forEach(line -> byActivity.computeIfAbsent(line.activity(), _ -> new ArrayList<>()).add(line));
    Map<UUID, Sums> sums = new HashMap<>();
    byActivity.forEach((activity, own) -> sums.put(activity, sum(own)));
    return sums;
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> ofActivity(Actor actor, UUID activity) {
    return Rights.readsMoney(actor) ? rows.ofActivity(actor, activity) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> ofPlan(Actor actor, UUID plan) {
    return Rights.readsMoney(actor) ? rows.ofPlan(actor, plan) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> ofActivities(Actor actor, Collection<UUID> activities) {
    return Rights.readsMoney(actor) ? rows.ofActivities(actor, activities) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> ofYear(Actor actor, int year, Collection<UUID> owners) {
    return Rights.readsMoney(actor) ? rows.ofYear(actor, year, owners) : List.of();
  }

  @Transactional(readOnly = true)
  public List<Realisation> realisations(Actor actor, UUID activity) {
    return Rights.readsMoney(actor) ? rows.realisations(actor, activity) : List.of();
  }

  /**
   * The owner of the line; a village's operator for village money. The task force's secretary may act on behalf, which
   * is kept.
   */
  public static boolean owns(Actor actor, UUID owner, @Nullable UUID village) {
    if (actor.has(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR)
        && actor.organisations().contains(owner)) {
      return true;
    }
    return actor.has(Role.VILLAGE_OPERATOR) && village != null && actor.villages().contains(village);
  }

  public static boolean mayRealise(Actor actor, BudgetLine line) {
    return owns(actor, line.owner(), line.village()) || (actor.has(Role.TASK_FORCE_SECRETARY) && line.amount() != null);
  }

  /**
   * Writes down what is realised of a line altogether up to a day; the same id again changes nothing.
   *
   * @param amount whole rupiah, the sum up to that day
   */
  public void realise(Actor actor, UUID id, UUID line, LocalDate asOf, long amount, String basis) {
    MoneyRows.Target target = rows.lock(actor, line);
    boolean own = owns(actor, target.owner(), target.village());
    Rights.require(own || actor.has(Role.TASK_FORCE_SECRETARY));
    if (!counts(target.stage())) {
      throw new Refused("agreements.refused.not-money");
    }
    if (asOf.isAfter(regencies.require(actor.regency()).today(clock))) {
      throw new Invalid("asOf", "agreements.wrong.future");
    }
    if (basis.isBlank()) {
      throw new Invalid("basis", "agreements.wrong.empty");
    }
    if (rows.insert(actor, id, target, asOf, amount, basis.strip(), !own, clock.instant())) {
      rows.recount(actor, line);
      trail.wrote("realisation", id, "created", List.of("amount", "asOf"), own ? null : basis,
          new Trail.Reach(target.organisations(), List.of()));
    }
  }

  /** A mistaken realisation is taken back with its reason; what stood before it stands again. */
  public void takeBack(Actor actor, UUID realisation, String reason) {
    UUID line = rows.lineOf(actor, realisation);
    MoneyRows.Target target = rows.lock(actor, line);
    Rights.require(owns(actor, target.owner(), target.village()) || actor.has(Role.TASK_FORCE_SECRETARY, Role.PLANNER));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (rows.takeBack(actor, realisation, reason.strip(), clock.instant())) {
      rows.recount(actor, line);
      trail.wrote("realisation", realisation, "taken-back", List.of("amount"), reason,
          new Trail.Reach(target.organisations(), List.of()));
    }
  }
}
