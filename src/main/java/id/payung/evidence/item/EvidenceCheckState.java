package id.payung.evidence.item;

import id.payung.evidence.EvidenceUseChanged;
import id.payung.platform.actor.Role;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.ui.StatusTone;
import java.util.List;
import java.util.Set;

/** What a checker found in a use: {@code evidence.use.checked}. */
public enum EvidenceCheckState implements LifeCycleState {
  UNCHECKED, ACCEPTED, RETURNED;

  private static final Set<Role> CHECKERS = Set.of(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY);

  public static final LifeCycle<EvidenceCheckState> LIFE = LifeCycle.of(EvidenceCheckState.class, "evidence-check")
      .startsAt(UNCHECKED)
      .stateNames("evidence.check")
      .asksForReason("evidence.reason.needed")
      .transition(List.of(UNCHECKED, RETURNED), ACCEPTED,
          it -> it.by(CHECKERS).byServices().announces(EvidenceUseChanged.class))
      .transition(List.of(UNCHECKED, ACCEPTED), RETURNED,
          it -> it.by(CHECKERS).byServices().withReason().announces(EvidenceUseChanged.class))
      .transition(ACCEPTED, UNCHECKED,
          it -> it.by(CHECKERS)
              .byServices()
              .automatically("what it says was changed after it had been accepted")
              .back()
              .loggedAs("check-taken-back")
              .announces(EvidenceUseChanged.class))
      .transition(RETURNED, UNCHECKED,
          it -> it.by(CHECKERS)
              .by(EvidenceUseState.OFFICE)
              .byServices()
              .automatically("the office places the item there again")
              .back()
              .loggedAs("check-taken-back")
              .announces(EvidenceUseChanged.class))
      .build();

  public StatusTone tone() {
    return this == ACCEPTED ? StatusTone.DONE : this == RETURNED ? StatusTone.LATE : StatusTone.NOT_STARTED;
  }
}
