package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.register.AgreementParty;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.List;
import java.util.UUID;

/**
 * For which sides of a plan somebody may say what. What one side says holds for that side; the regency, which keeps the
 * papers, records a paper for all of them (decision 0047).
 */
public final class PlanSidePolicy {
  private PlanSidePolicy() {}

  /**
   * The head or coordinator of the party itself; for the regency also the secretary of the task force or Bagian Kerja
   * Sama.
   */
  public static boolean mayApproveFor(Actor actor, AgreementParty side) {
    if (actor.hasAnyRole(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR)
        && actor.organisations().contains(side.organisation())) {
      return true;
    }
    return isFirst(side) && actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE);
  }

  /** Who records a signed paper for all sides: keepers of the register, planners, and the first party's people. */
  public static boolean recordsForAll(Actor actor, List<AgreementParty> sides) {
    List<UUID> first = sides.stream().filter(PlanSidePolicy::isFirst).map(AgreementParty::organisation).toList();
    return AgreementAccessPolicy.mayKeepRegister(actor) || actor.hasAnyRole(Role.PLANNER)
        || AgreementAccessPolicy.representsAnyOf(actor, first);
  }

  /** The sides that somebody may record a signed paper for: all, or that person's own. */
  public static List<AgreementParty> sidesOnPaper(Actor actor, List<AgreementParty> sides) {
    return recordsForAll(actor, sides) ? sides
        : sides.stream()
            .filter(side -> AgreementAccessPolicy.representsAnyOf(actor, List.of(side.organisation())))
            .toList();
  }

  public static boolean mayRecordPaper(Actor actor, List<AgreementParty> sides) {
    return recordsForAll(actor, sides) || !sidesOnPaper(actor, sides).isEmpty();
  }

  private static boolean isFirst(AgreementParty side) {
    return side.position().equals("first");
  }
}
