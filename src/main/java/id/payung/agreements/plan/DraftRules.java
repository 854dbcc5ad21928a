package id.payung.agreements.plan;

import id.payung.accounts.Organisations;
import id.payung.agreements.Rights;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.regions.Region;
import id.payung.regions.Regions;
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
class DraftRules {
  private final Organisations organisations;
  private final Regions regions;
  private final Reference reference;
  private final BudgetStages stages;

  DraftRules(Organisations organisations, Regions regions, Reference reference, BudgetStages stages) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.stages = stages;
  }

  /** @throws Invalid with the first rule that says no */
  void check(Actor actor, Plan plan, Wish wish, Map<UUID, TextRows.Saved> before) {
    ActivityText text = wish.text();
    for (LineText line : text.lines()) {
      String stage = wish.stages().get(line.id());
      if (stage != null) {
        stages.check(line, stage);
      }
    }
    if (text.ends().isBefore(text.starts())) {
      throw new Invalid("ends", "agreements.wrong.order");
    }
    if (text.starts().getYear() != plan.year() && text.ends().getYear() != plan.year()) {
      throw new Invalid("starts", "agreements.wrong.year");
    }
    for (TextRows.Saved other : before.values()) {
      if (other.text().number() == text.number() && !other.text().id().equals(text.id())) {
        throw new Invalid("number", "agreements.wrong.number-taken");
      }
    }
    Set<UUID> named = text.organisations();
    if (!organisations.named(actor, named).keySet().containsAll(named)) {
      throw new Invalid("office", "agreements.wrong.choice");
    }
    Set<UUID> known = new HashSet<>();
    if (!text.villages().isEmpty()) {
      regions.villagesOf(actor.regency()).forEach(village -> known.add(village.id()));
      if (!known.containsAll(text.villages())) {
        throw new Invalid("village", "agreements.wrong.choice");
      }
    }
    Set<Integer> numbers = new HashSet<>();
    for (LineText line : text.lines()) {
      if (!numbers.add(line.number())) {
        throw new Invalid("lines", "agreements.wrong.line-number-taken");
      }
      checkLine(actor, text, line);
    }
  }

  private void checkLine(Actor actor, ActivityText text, LineText line) {
    Entry source = reference.list("agreements/funding-sources")
        .find(line.source())
        .orElseThrow(() -> new Invalid("lines", "agreements.wrong.choice"));
    if (line.guarded() && !source.flag("guarded")) {
      throw new Invalid("lines", "agreements.wrong.not-guarded");
    }
    boolean ofVillage = source.text("becomesMoney").equals("apbdes");
    if (ofVillage && line.village() == null) {
      throw new Invalid("lines", "agreements.wrong.line-village");
    }
    if (line.village() != null) {
      Region village = regions.named(List.of(line.village())).get(line.village());
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

  static boolean freshlyGuarded(Wish wish, LineText line, Map<UUID, TextRows.Saved> before) {
    TextRows.Saved known = before.get(wish.text().id());
    return known == null || known.text().lines().stream().noneMatch(old -> old.id().equals(line.id()) && old.guarded());
  }

  static boolean mayReadGuarded(Actor actor, UUID partner) {
    return Rights.readsGuarded(actor) || actor.organisations().contains(partner);
  }
}
