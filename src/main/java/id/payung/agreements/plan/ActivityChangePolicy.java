package id.payung.agreements.plan;

import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What an activity of a plan must be like before it is written. Opens no transaction of its own: a rule that says no to
 * a row of a sheet must not spoil the look at the others.
 */
@Component
class ActivityChangePolicy {
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final BudgetStageTransition stages;

  ActivityChangePolicy(OrganisationRepository organisations, RegionRepository regions, ReferenceCatalogue reference,
      BudgetStageTransition stages) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.stages = stages;
  }

  /** Notes in the trail which lines a change moves to another stage; before it is written. */
  void recordStageMoves(Actor actor, JointPlan plan, ActivityChange change) {
    stages.recordMoves(actor, plan, change);
  }

  /** @throws Invalid with the first rule that says no */
  void requireValid(Actor actor, JointPlan plan, ActivityChange change, Map<UUID, PlanText> before) {
    PlanVersionActivity text = change.text();
    if (before.size() >= PlanDraftEditor.MAX_ACTIVITIES && !before.containsKey(text.id())) {
      throw new Invalid("number", "agreements.wrong.too-many-activities");
    }
    requireKnown("kind", "activity-kinds", text.kind());
    requireKnown("unit", "units", text.unit());
    for (PlanVersionBudgetLine line : text.lines()) {
      requireKnown("lines", "funding-sources", line.source());
      String stage = change.stages().get(line.id());
      if (stage != null) {
        stages.requireStageFits("lines", line, stage);
      }
    }
    stages.requireMayMove(actor, "lines", change);
    PlanText saved = before.get(text.id());
    if (saved != null && !change.stages().isEmpty()) {
      stages.requireNothingSpent(actor, "lines", change.stages());
    }
    if (text.ends().isBefore(text.starts())) {
      throw new Invalid("ends", "agreements.wrong.order");
    }
    if (text.starts().getYear() != plan.year() && text.ends().getYear() != plan.year()) {
      throw new Invalid("starts", "agreements.wrong.year");
    }
    for (PlanText other : before.values()) {
      if (other.text().number() == text.number() && !other.text().id().equals(text.id())) {
        throw new Invalid("number", "agreements.wrong.number-taken");
      }
    }
    Set<UUID> named = text.organisations();
    if (!organisations.findByIds(actor, named).keySet().containsAll(named)) {
      throw new Invalid("office", "agreements.wrong.choice");
    }
    Set<UUID> known = new HashSet<>();
    if (!text.villages().isEmpty()) {
      regions.listVillages(actor.regency()).forEach(village -> known.add(village.id()));
      if (!known.containsAll(text.villages())) {
        throw new Invalid("village", "agreements.wrong.choice");
      }
    }
    Set<Integer> numbers = new HashSet<>();
    for (PlanVersionBudgetLine line : text.lines()) {
      if (!numbers.add(line.number())) {
        throw new Invalid("lines", "agreements.wrong.line-number-taken");
      }
      requireValidLine(actor, text, line);
    }
  }

  private void requireKnown(String field, String list, String code) {
    if (reference.list("agreements/" + list).find(code).isEmpty()) {
      throw new Invalid(field, "agreements.wrong.choice");
    }
  }

  private void requireValidLine(Actor actor, PlanVersionActivity text, PlanVersionBudgetLine line) {
    CodeListEntry source = reference.list("agreements/funding-sources").require(line.source());
    if (line.guarded() && !source.flag("guarded")) {
      throw new Invalid("lines", "agreements.wrong.not-guarded");
    }
    boolean villageMoney = source.text("becomesMoney").equals("apbdes");
    if (villageMoney && line.village() == null) {
      throw new Invalid("lines", "agreements.wrong.line-village");
    }
    if (line.village() != null) {
      Region village = regions.findByIds(List.of(line.village())).get(line.village());
      if (village == null || !village.code().startsWith(actor.regency())) {
        throw new Invalid("lines", "agreements.wrong.choice");
      }
      if (village.kelurahan() && !source.flag("kelurahan")) {
        throw new Invalid("lines", "agreements.wrong.kelurahan");
      }
    }
    if (!line.guarded() && line.amount() == null) {
      throw new Invalid("lines", "agreements.wrong.amount");
    }
    if (text.id().equals(line.id())) {
      throw new Invalid("lines", "agreements.wrong.choice");
    }
  }

  static boolean isNewlyGuarded(ActivityChange change, PlanVersionBudgetLine line, Map<UUID, PlanText> before) {
    PlanText known = before.get(change.text().id());
    return known == null || known.text().lines().stream().noneMatch(old -> old.id().equals(line.id()) && old.guarded());
  }

  static boolean mayReadGuardedAmount(Actor actor, UUID partner) {
    return AgreementAccessPolicy.mayReadGuardedAmounts(actor) || actor.organisations().contains(partner);
  }
}
