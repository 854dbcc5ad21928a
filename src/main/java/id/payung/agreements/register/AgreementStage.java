package id.payung.agreements.register;

import id.payung.platform.actor.Role;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.lifecycle.StateSql;
import id.payung.platform.lifecycle.Transition;
import java.util.Set;

/**
 * The life of an agreement's version. The order is that of Permendagri 22/2020 as offices follow it; names on screen
 * are reference data ({@code agreements/stages}).
 */
public enum AgreementStage implements LifeCycleState {
  DRAFT, REVIEWED, INITIALLED, SIGNED, IN_FORCE;

  private static final Set<Role> KEEPERS =
      Set.of(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
  private static final Set<Role> REVIEWERS =
      Set.of(Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);

  public static final LifeCycle<AgreementStage> LIFE = LifeCycle.of(AgreementStage.class, "agreement-version")
      .startsAt(DRAFT)
      .asksForReason("agreements.wrong.reason")
      .transition(DRAFT, REVIEWED, it -> it.by(REVIEWERS))
      .transition(REVIEWED, INITIALLED, it -> it.by(REVIEWERS))
      .transition(REVIEWED, DRAFT, it -> it.by(REVIEWERS).back())
      .transition(INITIALLED, SIGNED, it -> it.by(KEEPERS))
      .transition(INITIALLED, REVIEWED, it -> it.by(REVIEWERS).back())
      .transition(SIGNED, IN_FORCE, it -> it.by(KEEPERS))
      .transition(SIGNED, INITIALLED, it -> it.by(KEEPERS).back().loggedAs("signed-taken-back"))
      .transition(IN_FORCE, SIGNED, it -> it.by(KEEPERS).back().loggedAs("in-force-taken-back"))
      .build();

  /** Takes back what was noted as signed or in force; asked for on a page of its own. */
  public static boolean takesBackSignature(Transition<AgreementStage> step) {
    return step.back() && step.from().complete();
  }

  /** What the paper says may be changed until it is signed. */
  public boolean editable() {
    return !complete();
  }

  /** The paper is complete. */
  public boolean complete() {
    return compareTo(SIGNED) >= 0;
  }

  /** The same of rows. */
  public static String completeSql(String column) {
    return StateSql.in(column, AgreementStage.class, AgreementStage::complete);
  }
}
