package id.payung.agreements;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
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
public class BudgetRealisation {
  private final BudgetLineRepository budgetLines;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final AuditTrailRepository trail;
  private final Clock clock;

  BudgetRealisation(BudgetLineRepository budgetLines, ReferenceCatalogue reference, RegencyDirectory regencies,
      AuditTrailRepository trail, Clock clock) {
    this.budgetLines = budgetLines;
    this.reference = reference;
    this.regencies = regencies;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Sums of the lines whose amounts an actor may see.
   *
   * @param proposed of lines that are on their way to becoming money: never part of {@code counted}
   * @param counted of lines in a DPA, an APBDes or a signed commitment: only these are money; of others, and of those
   * that the plan holds no longer, what was spent
   * @param realised of all lines: what was spent never leaves a sum
   * @param asOf the newest day up to which any owner has told what was realised; null while nobody has
   * @param hidden how many lines have an amount that this actor may not see
   */
  public record BudgetTotals(long proposed, long counted, long realised, @Nullable LocalDate asOf, int lines,
      int hidden) {
    public static final BudgetTotals NONE = new BudgetTotals(0, 0, 0, null, 0, 0);

    /** The newer of two days up to which something was told: the day of a sum, on every page, paper and sheet. */
    public static @Nullable LocalDate newestDay(@Nullable LocalDate one, @Nullable LocalDate other) {
      return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    public double absorptionRate() {
      return counted == 0 ? 0 : (double) realised / counted;
    }
  }

  /**
   * Whole rupiah of budget lines, apart: what is only asked for is never added to what is there.
   *
   * @param available in a DPA, an APBDes or a signed commitment: only these are money
   * @param proposed on the way there; a line that was not accommodated is in neither
   */
  public record PlannedAmounts(long available, long proposed) {
    public static final PlannedAmounts NONE = new PlannedAmounts(0, 0);

    /** @param stages {@code agreements/budget-stages} */
    public PlannedAmounts plus(CodeList stages, String stage, long amount) {
      if (hasFlag(stages, stage, "dropped")) {
        return this;
      }
      return hasFlag(stages, stage, "money") ? new PlannedAmounts(available + amount, proposed)
          : new PlannedAmounts(available, proposed + amount);
    }
  }

  private static boolean hasFlag(CodeList stages, String stage, String flag) {
    return stages.find(stage).filter(entry -> entry.flag(flag)).isPresent();
  }

  /** Whether a line at this stage is money (practice: only in a DPA, an APBDes or a signed commitment). */
  public boolean countsAsMoney(String stage) {
    return hasFlag(reference.list("agreements/budget-stages"), stage, "money");
  }

  /** What the owner of a line said it had realised, and of which day. */
  public record RealisedAmount(LocalDate asOf, long amount) {}

  /** With what each line's owner said last. */
  public BudgetTotals sumLines(Collection<BudgetLine> lines) {
    return sumLines(lines, line -> {
      LocalDate on = line.realisedOn();
      Long amount = line.realised();
      return on == null ? null : new RealisedAmount(on, amount == null ? 0 : amount);
    });
  }

  /**
   * @param realisedAmountOf what is taken as realised of a line, such as what stood at the end of a quarter; null when
   * its owner had said nothing
   */
  public BudgetTotals sumLines(Collection<BudgetLine> lines,
      Function<BudgetLine, @Nullable RealisedAmount> realisedAmountOf) {
    CodeList stages = reference.list("agreements/budget-stages");
    PlannedAmounts amounts = PlannedAmounts.NONE;
    long realised = 0;
    int hidden = 0;
    LocalDate newest = null;
    for (BudgetLine line : lines) {
      Long amount = line.amount();
      if (amount == null) {
        hidden++;
        continue;
      }
      RealisedAmount last = realisedAmountOf.apply(line);
      long spent = last == null ? 0 : last.amount();
      if (line.standing() && countsAsMoney(line.stage())) {
        amounts = amounts.plus(stages, line.stage(), amount);
      } else {
        amounts = new PlannedAmounts(amounts.available() + spent, amounts.proposed());
        amounts = line.standing() ? amounts.plus(stages, line.stage(), Math.max(0, amount - spent)) : amounts;
      }
      realised += spent;
      newest = BudgetTotals.newestDay(newest, last == null ? null : last.asOf());
    }
    return new BudgetTotals(amounts.proposed(), amounts.available(), realised, newest, lines.size(), hidden);
  }

  /** The part of a sum that was spent of lines which the plan holds no longer. */
  public static long realisedOfLeftLines(Collection<BudgetLine> lines) {
    long sum = 0;
    for (BudgetLine line : lines) {
      Long realised = line.realised();
      sum += line.standing() || line.amount() == null || realised == null ? 0 : realised;
    }
    return sum;
  }

  /**
   * Lines as everybody may read their sums: what a partner shows to the task force only is left out, whoever asks.
   * Figures that leave on paper or are compared are made of these; else the difference between two papers is the amount
   * that was kept from view.
   */
  public static List<BudgetLine> withoutGuarded(Collection<BudgetLine> lines) {
    return lines.stream()
        .map(line -> line.guarded() ? RecordCopy.of(line).with(BudgetLine::amount, null).make() : line)
        .toList();
  }

  public Map<UUID, BudgetTotals> sumsByActivity(Collection<BudgetLine> lines) {
    Map<UUID, List<BudgetLine>> byActivity = new HashMap<>();
    lines.forEach(line -> byActivity.computeIfAbsent(line.activity(), _ -> new ArrayList<>()).add(line));
    Map<UUID, BudgetTotals> sums = new HashMap<>();
    byActivity.forEach((activity, own) -> sums.put(activity, sumLines(own)));
    return sums;
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> listByActivity(Actor actor, UUID activity) {
    return AgreementAccessPolicy.mayReadMoney(actor) ? budgetLines.listByActivity(actor, activity) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> listByPlan(Actor actor, UUID plan) {
    return AgreementAccessPolicy.mayReadMoney(actor) ? budgetLines.listByPlan(actor, plan) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> listByActivities(Actor actor, Collection<UUID> activities) {
    return AgreementAccessPolicy.mayReadMoney(actor) ? budgetLines.listByActivities(actor, activities) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetLine> listByYear(Actor actor, int year, Collection<UUID> owners) {
    return AgreementAccessPolicy.mayReadMoney(actor) ? budgetLines.listByYear(actor, year, owners) : List.of();
  }

  @Transactional(readOnly = true)
  public List<BudgetRealisationView> listRealisations(Actor actor, UUID activity) {
    return AgreementAccessPolicy.mayReadMoney(actor) ? budgetLines.listRealisations(actor, activity) : List.of();
  }

  /**
   * The owner of the line; a village's operator for village money. The task force's secretary may act on behalf, which
   * is kept.
   */
  public static boolean ownsLine(Actor actor, UUID owner, @Nullable UUID village) {
    if (actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR)
        && actor.organisations().contains(owner)) {
      return true;
    }
    return actor.hasAnyRole(Role.VILLAGE_OPERATOR) && village != null && actor.villages().contains(village);
  }

  public static boolean mayRecordRealisation(Actor actor, BudgetLine line) {
    return ownsLine(actor, line.owner(), line.village())
        || (actor.hasAnyRole(Role.TASK_FORCE_SECRETARY) && line.amount() != null);
  }

  /**
   * Writes down what is realised of a line altogether up to a day; the same id again changes nothing.
   *
   * @param amount whole rupiah, the sum up to that day
   */
  public void recordRealisation(Actor actor, UUID id, UUID line, LocalDate asOf, long amount, String basis) {
    BudgetLineRepository.LockedBudgetLine target = budgetLines.lockLine(actor, line);
    boolean ownLine = ownsLine(actor, target.owner(), target.village());
    AgreementAccessPolicy.requireAllowed(ownLine || actor.hasAnyRole(Role.TASK_FORCE_SECRETARY));
    if (!target.standing()) {
      throw new Refused("agreements.refused.line-left");
    }
    if (!countsAsMoney(target.stage())) {
      throw new Refused("agreements.refused.not-money");
    }
    if (asOf.isAfter(regencies.require(actor.regency()).today(clock))) {
      throw new Invalid("asOf", "agreements.wrong.future");
    }
    if (basis.isBlank()) {
      throw new Invalid("basis", "agreements.wrong.empty");
    }
    var figure = new BudgetRealisationView.Figure(asOf, target.guarded() ? null : amount, basis.strip(), !ownLine);
    var recorder = new BudgetRealisationView.Recorder(actor.person(), actor.name(), clock.instant());
    if (budgetLines.insertRealisation(actor, new BudgetRealisationView(id, line, target.activity(), figure, recorder,
        null, target.village(), target.organisations()), target, amount)) {
      budgetLines.updateRealised(actor, line);
      trail.recordWrite("realisation", id, "created", List.of("amount", "asOf"), ownLine ? null : basis,
          new AuditTrailRepository.TrailReach(target.organisations(), List.of()));
    }
  }

  /** A mistaken realisation is taken back with its reason; what stood before it stands again. */
  public void takeBackRealisation(Actor actor, UUID realisation, String reason) {
    UUID line = budgetLines.requireLineId(actor, realisation);
    BudgetLineRepository.LockedBudgetLine target = budgetLines.lockLine(actor, line);
    AgreementAccessPolicy.requireAllowed(
        ownsLine(actor, target.owner(), target.village()) || actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.PLANNER));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (budgetLines.takeBack(actor, realisation, new TakenBack(clock.instant(), actor.name(), reason.strip()))) {
      budgetLines.updateRealised(actor, line);
      trail.recordWrite("realisation", realisation, "taken-back", List.of("amount"), reason,
          new AuditTrailRepository.TrailReach(target.organisations(), List.of()));
    }
  }
}
