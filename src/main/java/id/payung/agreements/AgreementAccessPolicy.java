package id.payung.agreements;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may do what with agreements and plans. What somebody may see is a matter of their reach, not of this. */
public final class AgreementAccessPolicy {
  private AgreementAccessPolicy() {}

  /** Whether the menu leads to agreements and plans: for the regency as a whole, and for who works in an office. */
  public static boolean worksWithAgreements(Actor actor) {
    return actor.hasRegencyWideReach() || !actor.organisations().isEmpty();
  }

  /**
   * Bagian Kerja Sama keeps the register; the task force's secretary and the administrator stand in. They alone bring
   * an agreement beyond its draft, step by step or from an old register.
   */
  public static boolean mayKeepRegister(Actor actor) {
    return actor.hasAnyRole(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
  }

  /** Who may write down an agreement: the keepers, and an office for itself. */
  public static boolean mayRegister(Actor actor) {
    return mayKeepRegister(actor)
        || actor.hasAnyRole(Role.PLANNER, Role.LEGAL_OFFICE, Role.OFFICE_CLERK, Role.OFFICE_HEAD);
  }

  /** Who answers for what papers say: the keepers of the register, and those who review them. */
  public static boolean mayReviewPapers(Actor actor) {
    return mayKeepRegister(actor) || actor.hasAnyRole(Role.LEGAL_OFFICE);
  }

  /**
   * Who changes what a paper says: its parties while it is a draft; once it is reviewed or initialled, reviewers alone.
   */
  public static boolean mayWriteText(Actor actor, Collection<UUID> parties, boolean draft) {
    return mayReviewPapers(actor) || draft && representsAnyOf(actor, parties);
  }

  /**
   * Who writes the number of one side: that side itself, until the paper is complete and the number stands; all
   * numbers, and one that stands, those who answer for papers.
   */
  public static boolean mayWriteNumber(Actor actor, UUID party, boolean complete, boolean missing) {
    return mayReviewPapers(actor) || (missing || !complete) && representsAnyOf(actor, List.of(party));
  }

  /** Who adds the scan of a paper: its parties likewise; one that stands on a complete paper they do not replace. */
  public static boolean mayAttachScan(Actor actor, Collection<UUID> parties, boolean complete, boolean missing) {
    return mayReviewPapers(actor) || (missing || !complete) && representsAnyOf(actor, parties);
  }

  /** Who may write in a joint plan: the planners, and those who are part of it. */
  public static boolean mayPlan(Actor actor, Collection<UUID> organisations) {
    return mayKeepRegister(actor) || actor.hasAnyRole(Role.PLANNER) || representsAnyOf(actor, organisations);
  }

  /** Whether somebody may begin a plan or an activity at all; which ones is a matter of reach. */
  public static boolean mayPlanSomewhere(Actor actor) {
    return mayKeepRegister(actor)
        || actor.hasAnyRole(Role.PLANNER, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR);
  }

  /** One who speaks for one of these organisations. */
  public static boolean representsAnyOf(Actor actor, Collection<UUID> organisations) {
    return actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR)
        && organisations.stream().anyMatch(actor.organisations()::contains);
  }

  /** Who says of every budget line which stage it has come to. */
  public static boolean mayMoveAllStages(Actor actor) {
    return mayKeepRegister(actor) || actor.hasAnyRole(Role.PLANNER);
  }

  /** Who says which stage a budget line has come to, wherever it is typed: whose money it is, and those above. */
  public static boolean mayMoveStage(Actor actor, UUID owner, @Nullable UUID village) {
    return mayMoveAllStages(actor) || BudgetRealisation.ownsLine(actor, owner, village);
  }

  /** Who reads amounts that a partner shows to the task force only, beside the partner itself. */
  public static boolean mayReadGuardedAmounts(Actor actor) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.PLANNER, Role.COOPERATION_OFFICE)
        || actor.service() != null;
  }

  /** Budget lines are for those who plan and check; villages and volunteers see activities without them. */
  public static boolean mayReadMoney(Actor actor) {
    return actor.hasRegencyWideReach() || actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
        Role.PARTNER_COORDINATOR, Role.VILLAGE_OPERATOR);
  }

  /** Who sets the gates and the rule of status. */
  public static boolean maySetRules(Actor actor) {
    return actor.hasAnyRole(Role.PLANNER, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
  }

  public static void requireAllowed(boolean allowed) {
    if (!allowed) {
      throw new Forbidden();
    }
  }
}
