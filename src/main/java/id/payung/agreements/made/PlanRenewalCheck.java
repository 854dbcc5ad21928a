package id.payung.agreements.made;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanVersion;
import id.payung.audit.RecordHistoryRepository;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.MadeRecord;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who begins a new version of a plan second is told whose is there. */
@Component
public class PlanRenewalCheck {
  /** A version is begun by who wants to change the plan, or by who returned the one before. */
  private static final Set<String> BEGINNINGS = Set.of("version-begun", "version-returned");

  private final RecordHistoryRepository history;

  PlanRenewalCheck(RecordHistoryRepository history) {
    this.history = history;
  }

  /**
   * The same form again finds its own version. Asked after a version was to be begun: who comes second has begun none.
   *
   * @param begun the newest version as it stands now
   * @throws AlreadyMade when somebody else began it
   */
  public void requireSameForm(Actor actor, JointPlan plan, PlanVersion begun, String reason) {
    if (begun.reason().equals(reason.strip()) && Objects.equals(begun.creation().createdBy(), actor.person())) {
      return;
    }
    String by = history.listByActions(actor, Set.of("plan"), List.of(plan.id()), BEGINNINGS)
        .reversed()
        .stream()
        .findFirst()
        .map(HistoryEntry::personName)
        .orElse("");
    throw AlreadyMade.onlyOne("agreements.refused.begun-meanwhile",
        new MadeRecord(plan.id(), "agreements.made.plan-version", plan.title() + " · " + begun.number(),
            "/plans/" + plan.id() + "/versions/" + begun.number(), begun.creation().createdAt(), by));
  }
}
