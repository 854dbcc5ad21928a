package id.payung.platform.actor;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a mandate lets a person do. The reach says how far: the whole regency, the mandate's organisation, or its
 * villages. Names on screen are reference data.
 */
public enum Role {
  SYSTEM_ADMIN(Reach.REGENCY), REGENCY_ADMIN(Reach.REGENCY), TASK_FORCE_SECRETARY(Reach.REGENCY), PLANNER(
      Reach.REGENCY), INTERNAL_VERIFIER(Reach.REGENCY), LEGAL_OFFICE(Reach.REGENCY), COOPERATION_OFFICE(
          Reach.REGENCY), REGENT_AIDE(Reach.REGENCY), AUDITOR(Reach.REGENCY), OFFICE_CLERK(
              Reach.ORGANISATION), OFFICE_HEAD(Reach.ORGANISATION), DATA_OWNER(Reach.ORGANISATION), PARTNER_COORDINATOR(
                  Reach.ORGANISATION), COUNCIL_STAFF(Reach.ORGANISATION), SERVICE_PROVIDER(
                      Reach.ORGANISATION), CASE_WORKER(Reach.ORGANISATION), CASE_SUPERVISOR(
                          Reach.ORGANISATION), SLRT_FRONT_OFFICE(Reach.ORGANISATION), SLRT_BACK_OFFICE(
                              Reach.ORGANISATION), SLRT_MANAGER(Reach.ORGANISATION), DISTRICT_SUPERVISOR(
                                  Reach.AREA), VILLAGE_OPERATOR(Reach.AREA), VILLAGE_VOLUNTEER(
                                      Reach.AREA), VILLAGE_MOVER(Reach.AREA), PUSKESOS_OFFICER(
                                          Reach.AREA), FORUM_FACILITATOR(Reach.AREA), WOMENS_COMPANION(Reach.AREA);

  /** How far a role sees. */
  public enum Reach {
    REGENCY, ORGANISATION, AREA
  }

  /** The staff of an office of the regency. */
  public static final Set<Role> OFFICE_STAFF =
      Collections.unmodifiableSet(EnumSet.of(OFFICE_CLERK, OFFICE_HEAD, DATA_OWNER));

  private final Reach reach;

  Role(Reach reach) {
    this.reach = reach;
  }

  public Reach reach() {
    return reach;
  }

  /** Roles that read cases or hold others' secrets: the second factor is not a choice for them. */
  public boolean requiresSecondFactor() {
    return this == SYSTEM_ADMIN || this == CASE_WORKER || this == CASE_SUPERVISOR;
  }
}
