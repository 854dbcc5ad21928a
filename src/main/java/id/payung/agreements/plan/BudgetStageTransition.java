package id.payung.agreements.plan;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tahap penganggaran: which stages money of a source goes through, and where each line has come to. */
@Component
public class BudgetStageTransition {
  private final Rows rows;
  private final PlanTextRepository texts;
  private final MeasuredPlanRepository measuredPlan;
  private final AgreementDirectory agreements;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;

  BudgetStageTransition(Rows rows, PlanTextRepository texts, MeasuredPlanRepository measuredPlan,
      AgreementDirectory agreements, ReferenceCatalogue reference, AuditTrailRepository trail) {
    this.rows = rows;
    this.texts = texts;
    this.measuredPlan = measuredPlan;
    this.agreements = agreements;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * Moves a line to the stage that its planning has reached.
   *
   * @param seen the stage that the person saw, or blank
   * @throws Refused when the agreement has ended
   * @throws Stale when somebody else has moved it elsewhere since
   */
  @Transactional
  public void moveLine(Actor actor, UUID planId, UUID line, String seen, String stage, LocalDate on) {
    MovedLine moved = lockLine(actor, planId, line);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayMoveStage(actor, moved.owner(), moved.village()));
    if (moved.endedKey() != null) {
      throw new Refused(moved.endedKey());
    }
    String current = moved.stage();
    if (current.equals(stage)) {
      return;
    }
    if (!seen.isBlank() && !seen.equals(current)) {
      throw new Stale(List.of(new Stale.Difference("agreements.field.budget-stage", stage, current)));
    }
    requireStageFits("stage", moved.text(), stage);
    requireNothingSpent(actor, "stage", Map.of(line, stage));
    if (on.isAfter(agreements.today(actor))) {
      throw new Invalid("on", "agreements.wrong.future");
    }
    measuredPlan.updateStage(actor, line, stage, on);
    recordMove(moved.organisations(), line, stage);
  }

  /**
   * @param owner of the line as it stands: a draft that names another one gives that one no say yet; likewise its
   * village
   * @param endedKey says that its agreement has ended, or null
   */
  private record MovedLine(PlanVersionBudgetLine text, UUID owner, @Nullable UUID village, String stage,
      List<UUID> organisations, @Nullable String endedKey) {}

  /** A village reads no plan: of its own money it has the line as the measured version says it. */
  private MovedLine lockLine(Actor actor, UUID planId, UUID line) {
    if (ownsAsVillage(actor, line)) {
      MeasuredBudgetLine own = rows.lock(actor, MeasuredBudgetLine.class, line);
      LocalDate ended = rows.require(actor, ActivityView.class, own.home().activity()).agreementEndedOn();
      return new MovedLine(own.text(), own.text().owner(), own.text().village(), own.stage(), own.organisations(),
          JointPlan.endedKey(ended));
    }
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    PlanVersionBudgetLine text = texts.listByVersion(actor, planId, plan.newestVersion())
        .stream()
        .flatMap(saved -> saved.text().lines().stream())
        .filter(known -> known.id().equals(line))
        .findFirst()
        .orElseThrow(NotFound::new);
    MeasuredBudgetLine known = measuredPlan.mapLines(actor, List.of(line)).get(line);
    return new MovedLine(text, ownerOf(known, text), villageOf(known), stageOf(known), plan.organisations(),
        plan.endedKey());
  }

  private boolean ownsAsVillage(Actor actor, UUID line) {
    return actor.hasAnyRole(Role.VILLAGE_OPERATOR) && rows.query(actor, MeasuredBudgetLine.class)
        .key(line)
        .optional()
        .map(known -> known.text().village())
        .filter(actor.villages()::contains)
        .isPresent();
  }

  private void recordMove(List<UUID> organisations, UUID line, String stage) {
    trail.recordWrite("budget-line", line, "stage-" + stage, List.of("stage"), null,
        new AuditTrailRepository.TrailReach(organisations, List.of()));
  }

  private static UUID ownerOf(@Nullable MeasuredBudgetLine known, PlanVersionBudgetLine text) {
    return known == null ? text.owner() : known.text().owner();
  }

  private static @Nullable UUID villageOf(@Nullable MeasuredBudgetLine known) {
    return known == null ? null : known.text().village();
  }

  private static String stageOf(@Nullable MeasuredBudgetLine known) {
    return known == null ? "proposed" : known.stage();
  }

  /**
   * The same rule for stages that come with the text of an activity, from the form of a draft or from a sheet.
   *
   * @throws Invalid when one of them would move a line that is not the actor's
   */
  void requireMayMove(Actor actor, String field, ActivityChange change) {
    if (AgreementAccessPolicy.mayMoveAllStages(actor) || change.stages().isEmpty()) {
      return;
    }
    Map<UUID, MeasuredBudgetLine> known = measuredPlan.mapLines(actor, change.stages().keySet());
    for (PlanVersionBudgetLine line : listMoved(change, known)) {
      if (!mayMove(actor, known.get(line.id()), line)) {
        throw new Invalid(field, "agreements.wrong.stage-not-yours", line.what());
      }
    }
  }

  private static boolean mayMove(Actor actor, @Nullable MeasuredBudgetLine known, PlanVersionBudgetLine text) {
    return AgreementAccessPolicy.mayMoveStage(actor, ownerOf(known, text), villageOf(known));
  }

  /** Notes the moves that come with the text of an activity; before it is written. */
  void recordMoves(Actor actor, JointPlan plan, ActivityChange change) {
    if (!change.stages().isEmpty()) {
      listMoved(change, measuredPlan.mapLines(actor, change.stages().keySet())).forEach(
          line -> recordMove(plan.organisations(), line.id(), change.stages().getOrDefault(line.id(), "proposed")));
    }
  }

  private static List<PlanVersionBudgetLine> listMoved(ActivityChange change, Map<UUID, MeasuredBudgetLine> known) {
    return change.text()
        .lines()
        .stream()
        .filter(line -> !change.stages()
            .getOrDefault(line.id(), stageOf(known.get(line.id())))
            .equals(stageOf(known.get(line.id()))))
        .toList();
  }

  /** @throws Invalid when money of this source does not go through that stage */
  void requireStageFits(String field, PlanVersionBudgetLine line, String stage) {
    CodeListEntry source = reference.list("agreements/funding-sources").require(line.source());
    boolean fits = reference.list("agreements/budget-stages")
        .find(stage)
        .filter(entry -> entry.codes("for").contains(fundingRouteOf(source)))
        .isPresent();
    if (!fits) {
      throw new Invalid(field, "agreements.wrong.stage");
    }
  }

  /**
   * Money that was spent was there: a line of which something is realised stays money.
   *
   * @param stages where lines are to be moved
   * @throws Invalid when one of them would be money no longer
   */
  void requireNothingSpent(Actor actor, String field, Map<UUID, String> stages) {
    CodeList known = reference.list("agreements/budget-stages");
    List<UUID> lowered = stages.entrySet()
        .stream()
        .filter(one -> known.find(one.getValue()).filter(stage -> !stage.flag("money")).isPresent())
        .map(Map.Entry::getKey)
        .toList();
    List<String> money =
        known.entries().stream().filter(stage -> stage.flag("money")).map(CodeListEntry::code).toList();
    if (!lowered.isEmpty() && measuredPlan.isAnySpent(actor, lowered, money)) {
      throw new Invalid(field, "agreements.wrong.stage-spent");
    }
  }

  /** Stages through which money of this source goes: the regency's, a village's or a partner's. */
  public static String fundingRouteOf(CodeListEntry source) {
    return switch (source.text("owner")) {
      case "village" -> "village";
      case "partner" -> "partner";
      default -> "regency";
    };
  }
}
