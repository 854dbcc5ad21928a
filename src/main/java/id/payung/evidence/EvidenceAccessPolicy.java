package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Refused;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may do what with what they see. What somebody may not even see is not found long before. */
public final class EvidenceAccessPolicy {
  private EvidenceAccessPolicy() {}

  /** The task force works on behalf of every office. */
  public static boolean isTaskForce(Actor actor) {
    return actor.hasRegencyWideReach()
        && (actor.service() != null || actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN));
  }

  /** Whether the actor's word is the office's: it takes and declines what is proposed. */
  public static boolean mayAnswerFor(Actor actor, UUID office) {
    return isTaskForce(actor) || worksInOffice(actor) && actor.organisations().contains(office);
  }

  /**
   * Whose it is may say what it is, blur its faces and withdraw it; a village operator so with what lies wholly in
   * their villages.
   */
  public static boolean mayEdit(Actor actor, EvidenceItem item) {
    return item.withdrawn() == null && mayEverEdit(actor, item);
  }

  /** Likewise of one that is taken out already. */
  private static boolean mayEverEdit(Actor actor, EvidenceItem item) {
    return !item.computed() && mayEditIn(actor, item.organisation(), item.villages());
  }

  /** The same of an item that is in the register and was not counted. */
  public static boolean mayEditIn(Actor actor, UUID organisation, Collection<UUID> villages) {
    boolean own = worksInOffice(actor) && actor.organisations().contains(organisation);
    boolean village =
        actor.hasAnyRole(Role.VILLAGE_OPERATOR) && !villages.isEmpty() && actor.villages().containsAll(villages);
    return isTaskForce(actor) || own || village;
  }

  /**
   * Whose it is takes it out; a village operator only while no office has taken it for an answer: they could not give
   * that word either.
   *
   * @param taken whether it proves an answer
   */
  public static boolean mayWithdraw(Actor actor, EvidenceItem item, boolean taken) {
    boolean own = worksInOffice(actor) && actor.organisations().contains(item.organisation());
    return mayEdit(actor, item) && (isTaskForce(actor) || own || !taken);
  }

  /**
   * @throws Forbidden when it is not theirs to edit
   * @throws Refused when it was taken out: whose it is reads why nothing is saved
   */
  public static void requireMayEdit(Actor actor, EvidenceItem item) {
    if (!mayEverEdit(actor, item)) {
      throw new Forbidden();
    }
    item.requireOngoing();
  }

  /** A picture of people as it came is for those who work with it; a partner sees the copy with faces blurred. */
  public static boolean maySeeOriginal(Actor actor, EvidenceItem item) {
    if (mayEdit(actor, item) || actor.hasRegencyWideReach()) {
      return true;
    }
    return !isAttendanceList(item) && (!item.photo() || worksInOffice(actor));
  }

  /**
   * The picture of a proof as small ones show it to the actor: as it came, or the copy with faces blurred. Null for
   * what is no picture, and for a list of those present: its names do not stand on pages.
   */
  public static @Nullable String thumbnailSha256(Actor actor, EvidenceItem item) {
    if (!item.picture() || !item.readable() || isAttendanceList(item)) {
      return null;
    }
    return maySeeOriginal(actor, item) ? item.sha256() : item.safeSha256();
  }

  /** The paper list of those present. */
  public static boolean isAttendanceList(EvidenceItem item) {
    return item.docKind().equals("attendance");
  }

  /** Whether the pages of questions are open to the actor: those who answer, and those who answer for them. */
  public static boolean readsQuestions(Actor actor) {
    return worksInOffice(actor) || actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
  }

  /** Whether the inbox is open to the actor. */
  public static boolean bringsFiles(Actor actor) {
    return readsQuestions(actor) || actor.hasAnyRole(Role.VILLAGE_OPERATOR);
  }

  private static boolean worksInOffice(Actor actor) {
    return actor.hasAnyRole(Role.OFFICE_STAFF);
  }
}
