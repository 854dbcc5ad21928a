package id.payung.agreements.plan;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.agreements.Rights;
import id.payung.agreements.register.Agreements;
import id.payung.audit.Trail;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Words;
import id.payung.platform.reference.Reference;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A joint work plan is written: activities come into the draft, are changed and leave it. */
@Component
@Transactional
public class Drafting {
  private final PlanRows rows;
  private final PlanVersionRows versions;
  private final TextRows texts;
  private final DraftRules rules;
  private final Standing standing;
  private final Measuring measuring;
  private final Agreements agreements;
  private final Organisations organisations;
  private final Decisions decisions;
  private final Reference reference;
  private final Trail trail;

  Drafting(PlanRows rows, PlanVersionRows versions, TextRows texts, DraftRules rules, Standing standing,
      Measuring measuring, Agreements agreements, Organisations organisations, Decisions decisions, Reference reference,
      Trail trail) {
    this.rows = rows;
    this.versions = versions;
    this.texts = texts;
    this.rules = rules;
    this.standing = standing;
    this.measuring = measuring;
    this.agreements = agreements;
    this.organisations = organisations;
    this.decisions = decisions;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * Writes an activity into the draft.
   *
   * @param basedOn number of the last save that the person saw, 0 for a new one
   * @throws Stale when somebody else saved since
   * @throws Refused when the version is no draft
   */
  public void save(Actor actor, UUID planId, int basedOn, Wish wish) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, TextRows.Saved> before = texts.byActivity(actor, plan.id(), draft.number());
    rules.check(actor, plan, wish, before);
    TextRows.Saved known = before.get(wish.text().id());
    if (known != null && basedOn == 0 && known.text().equals(wish.text())) {
      return;
    }
    Plan widened = write(actor, plan, draft, basedOn, wish, before);
    UUID decision = wish.text().decision();
    if (known == null && decision != null) {
      decisions.became(actor, decision, "activity", wish.text().id());
    }
    trail.wrote("activity", wish.text().id(), known == null ? "planned" : "changed",
        known == null ? List.of("plan") : Differences.fields(known.text(), wish.text()), null,
        new Trail.Reach(widened.organisations(), measuring.villagesOf(actor, wish.text())));
  }

  /** Asks every rule of a wish without writing anything. @throws Invalid when one says no */
  @Transactional(noRollbackFor = Invalid.class)
  void judge(Actor actor, Plan plan, Wish wish, Map<UUID, TextRows.Saved> before) {
    rules.check(actor, plan, wish, before);
    for (LineText line : wish.text().lines()) {
      boolean fresh = DraftRules.freshlyGuarded(wish, line, before);
      if (line.guarded() && !wish.guarded().containsKey(line.id()) && fresh) {
        throw new Invalid("lines", "agreements.wrong.amount");
      }
      if (line.guarded() && wish.guarded().containsKey(line.id()) && !DraftRules.mayReadGuarded(actor, line.owner())) {
        throw new Invalid("lines", "agreements.wrong.not-yours");
      }
    }
  }

  /** Several at once, all or none; the caller has compared and counted. */
  void saveAll(Actor actor, Plan plan, PlanVersion draft, List<Wish> wishes, Map<UUID, TextRows.Saved> before) {
    Plan current = plan;
    for (Wish wish : wishes) {
      TextRows.Saved known = before.get(wish.text().id());
      rules.check(actor, current, wish, before);
      current = write(actor, current, draft, known == null ? 0 : known.version(), wish, before);
    }
  }

  /**
   * Takes an activity out of the draft. What has happened already is not thrown away: then it must stay or leave with
   * the next version.
   */
  public void remove(Actor actor, UUID planId, UUID activity, String reason) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, TextRows.Saved> left = texts.byActivity(actor, plan.id(), draft.number());
    TextRows.Saved known = left.remove(activity);
    if (known == null) {
      throw new NotFound();
    }
    if (plan.approved() == null && standing.hasHistory(actor, activity)) {
      throw new Refused("agreements.refused.has-history");
    }
    texts.remove(actor, plan.id(), draft.number(), activity);
    versions.touch(actor, plan.id(), draft.number());
    if (plan.measured() == draft.number()) {
      standing.leaveOut(actor, plan.id(), left.keySet(),
          standing.lineIds(left.values().stream().map(TextRows.Saved::text).toList()));
    }
    trail.wrote("activity", activity, "removed", List.of("plan"), reason,
        new Trail.Reach(plan.organisations(), known.text().villages()));
  }

  /** @throws Refused when the newest version is no draft */
  PlanVersion requireDraft(Actor actor, Plan plan) {
    Rights.require(Rights.plans(actor, plan.organisations()));
    PlanVersion newest = versions.require(actor, plan.id(), plan.newest());
    if (newest.state() != PlanState.DRAFT) {
      throw new Refused(
          newest.state() == PlanState.OFFERED ? "agreements.refused.offered" : "agreements.refused.frozen");
    }
    return newest;
  }

  /** Names for those who compare two texts, in Indonesian. */
  Differences.Naming naming(Actor actor, Collection<ActivityText> texts) {
    Map<UUID, Organisation> offices = organisations.named(actor, texts.stream().map(ActivityText::office).toList());
    return new Differences.Naming() {
      @Override
      public String organisation(UUID id) {
        Organisation known = offices.get(id);
        return known == null ? "–" : known.label();
      }

      @Override
      public String code(String list, String code) {
        return reference.list("agreements/" + list).nameOf(code, Words.INDONESIAN);
      }
    };
  }

  private Plan write(Actor actor, Plan plan, PlanVersion draft, int basedOn, Wish wish,
      Map<UUID, TextRows.Saved> before) {
    ActivityText text = wish.text();
    Plan widened = widen(actor, plan, text.organisations());
    if (!texts.save(actor, plan.id(), draft.number(), basedOn, text, widened.organisations())) {
      TextRows.Saved theirs = before.get(text.id());
      throw new Stale(theirs == null ? List.of()
          : Differences.between(text, theirs.text(), naming(actor, List.of(text, theirs.text()))));
    }
    saveGuarded(actor, plan, draft, wish, before);
    versions.touch(actor, plan.id(), draft.number());
    boolean measured = plan.measured() == draft.number();
    measuring.stand(actor, widened, draft.number(), false, measured, text, wish.stages());
    if (measured) {
      Set<UUID> lines = new LinkedHashSet<>();
      before.values()
          .stream()
          .filter(saved -> !saved.text().id().equals(text.id()))
          .forEach(saved -> saved.text().lines().forEach(line -> lines.add(line.id())));
      text.lines().forEach(line -> lines.add(line.id()));
      Set<UUID> activities = new LinkedHashSet<>(before.keySet());
      activities.add(text.id());
      TextRows.Saved known = before.get(text.id());
      boolean lineLeft = known != null && known.text().lines().stream().anyMatch(line -> !lines.contains(line.id()));
      if (lineLeft) {
        standing.leaveOut(actor, plan.id(), activities, lines);
      }
      before.put(text.id(), new TextRows.Saved(text, basedOn + 1));
    }
    return widened;
  }

  private void saveGuarded(Actor actor, Plan plan, PlanVersion draft, Wish wish, Map<UUID, TextRows.Saved> before) {
    for (LineText line : wish.text().lines()) {
      Long amount = wish.guarded().get(line.id());
      if (line.guarded() && amount == null && DraftRules.freshlyGuarded(wish, line, before)) {
        throw new Invalid("lines", "agreements.wrong.amount");
      }
      if (line.guarded() && amount != null) {
        if (!DraftRules.mayReadGuarded(actor, line.owner())) {
          throw new Forbidden();
        }
        texts.setGuardedAmount(actor, plan.id(), draft.number(), wish.text().id(), line.id(), line.owner(), amount);
      }
    }
  }

  private Plan widen(Actor actor, Plan plan, Set<UUID> part) {
    if (new HashSet<>(plan.organisations()).containsAll(part)) {
      return plan;
    }
    rows.widen(actor, plan.id(), part);
    agreements.widen(actor, plan.agreement(), part);
    return rows.require(actor, plan.id());
  }
}
