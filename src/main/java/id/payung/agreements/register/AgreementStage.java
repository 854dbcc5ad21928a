package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The life of an agreement's version, as one table. The order is that of Permendagri 22/2020 as offices follow it;
 * names on screen are reference data ({@code agreements/stages}).
 */
public enum AgreementStage {
  DRAFT, REVIEWED, INITIALLED, SIGNED, IN_FORCE;

  private static final Set<Role> KEEPERS =
      Set.of(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
  private static final Set<Role> REVIEWERS =
      Set.of(Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);

  /**
   * One step: from where, to where, who may.
   *
   * @param backward a step back needs a reason
   */
  public record Step(AgreementStage from, AgreementStage to, Set<Role> allowedRoles, boolean backward) {
    public boolean mayBeTakenBy(Actor actor) {
      return allowedRoles.stream().anyMatch(actor::hasAnyRole);
    }

    /** Takes back what was noted as signed or in force; asked for on a page of its own. */
    public boolean takesBackSignature() {
      return backward && from.complete();
    }
  }

  public static final List<Step> STEPS =
      List.of(new Step(DRAFT, REVIEWED, REVIEWERS, false), new Step(REVIEWED, INITIALLED, REVIEWERS, false),
          new Step(REVIEWED, DRAFT, REVIEWERS, true), new Step(INITIALLED, SIGNED, KEEPERS, false),
          new Step(INITIALLED, REVIEWED, REVIEWERS, true), new Step(SIGNED, IN_FORCE, KEEPERS, false),
          new Step(SIGNED, INITIALLED, KEEPERS, true), new Step(IN_FORCE, SIGNED, KEEPERS, true));

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the paper says may be changed until it is signed. */
  public boolean editable() {
    return compareTo(SIGNED) < 0;
  }

  /** The paper is complete. */
  public boolean complete() {
    return compareTo(SIGNED) >= 0;
  }

  public List<Step> nextSteps(Actor actor) {
    return STEPS.stream().filter(step -> step.from() == this && step.mayBeTakenBy(actor)).toList();
  }

  /**
   * @throws IllegalArgumentException for a code that is none
   */
  public static AgreementStage parse(String code) {
    return Arrays.stream(values())
        .filter(stage -> stage.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stage " + code));
  }
}
