package id.payung.remarks;

import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.remarks.RemarkReachRepository.SubjectReach;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation stands beside, with the rule of who may open it.
 *
 * @param kind the code of its {@link RemarkSubjectSource}
 * @param key by which that source finds it
 * @param id within its kind; the copies of the reach are found by both
 * @param path of its page, without the regency
 * @param readers the roles that open such pages
 * @param organisations of the narrow reach, those whose people see it
 * @param villages likewise
 * @param owner the person who sees it wherever they work, or null
 * @param open whether something may still be written beside it
 */
public record RemarkSubject(String kind, String key, UUID id, String title, String path, Set<Role> readers,
    List<UUID> organisations, List<UUID> villages, @Nullable UUID owner, boolean open) {

  /** The rule of the subject's own page: one of its roles, and within reach. */
  public boolean mayBeOpenedBy(Actor actor) {
    return actor.roles().stream().anyMatch(readers::contains)
        && (actor.hasRegencyWideReach() || organisations.stream().anyMatch(actor.organisations()::contains)
            || villages.stream().anyMatch(actor.villages()::contains) || owner != null && owner.equals(actor.person()));
  }

  /** The place of its conversations on the pages that show them. */
  public String anchor() {
    return "conversations-" + kind;
  }

  TrailReach trailReach() {
    return new TrailReach(organisations, villages);
  }

  public SubjectReach reach() {
    return new SubjectReach(kind, id, organisations, villages);
  }
}
