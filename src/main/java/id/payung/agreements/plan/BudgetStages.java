package id.payung.agreements.plan;

import id.payung.agreements.Rights;
import id.payung.agreements.register.Agreements;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tahap penganggaran: which stages money of a source goes through, and where each line has come to. */
@Component
public class BudgetStages {
  private final PlanRows rows;
  private final TextRows texts;
  private final Standing standing;
  private final Agreements agreements;
  private final Reference reference;
  private final Trail trail;

  BudgetStages(PlanRows rows, TextRows texts, Standing standing, Agreements agreements, Reference reference,
      Trail trail) {
    this.rows = rows;
    this.texts = texts;
    this.standing = standing;
    this.agreements = agreements;
    this.reference = reference;
    this.trail = trail;
  }

  /** Moves a line to the stage that its planning has reached. */
  @Transactional
  public void moveLine(Actor actor, UUID planId, UUID line, String stage, LocalDate on) {
    Plan plan = rows.lock(actor, planId);
    LineText text = texts.of(actor, planId, plan.newest())
        .stream()
        .flatMap(saved -> saved.text().lines().stream())
        .filter(l -> l.id().equals(line))
        .findFirst()
        .orElseThrow(NotFound::new);
    Rights.require(
        Rights.keepsRegister(actor) || actor.has(Role.PLANNER) || Rights.belongs(actor, List.of(text.owner())));
    String now = standing.stages(actor, planId).getOrDefault(line, "proposed");
    if (now.equals(stage)) {
      return;
    }
    check(text, stage);
    if (on.isAfter(agreements.today(actor))) {
      throw new Invalid("on", "agreements.wrong.future");
    }
    standing.setStage(actor, line, stage, on);
    trail.wrote("budget-line", line, "stage-" + stage, List.of("stage"), null,
        new Trail.Reach(plan.organisations(), List.of()));
  }

  /** @throws Invalid when money of this source does not go through that stage */
  void check(LineText line, String stage) {
    Entry source = reference.list("agreements/funding-sources").require(line.source());
    boolean fits = reference.list("agreements/budget-stages")
        .find(stage)
        .filter(entry -> entry.codes("for").contains(goesThe(source)))
        .isPresent();
    if (!fits) {
      throw new Invalid("lines", "agreements.wrong.stage");
    }
  }

  /** Stages through which money of this source goes: the regency's, a village's or a partner's. */
  private static String goesThe(Entry source) {
    return switch (source.text("owner")) {
      case "village" -> "village";
      case "partner" -> "partner";
      default -> "regency";
    };
  }
}
