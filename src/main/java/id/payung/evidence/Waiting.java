package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposals that wait for an office's word, and files that nobody has placed. What a checker sent back is owed with its
 * question.
 */
@Component
@Transactional(readOnly = true)
class Waiting implements DutySource {
  private final Items items;
  private final Uses uses;

  Waiting(Items items, Uses uses) {
    this.items = items;
    this.uses = uses;
  }

  @Override
  public List<Duty> owedBy(Actor actor, int limit) {
    List<Duty> duties = new ArrayList<>();
    boolean office = actor.has(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER);
    if (office && !actor.wide()) {
      for (UseLine line : uses.proposals(actor, limit)) {
        duties.add(new Duty("evidence.duty.proposal", line.use().id(), line.use().title(), "evidence.duty.proposal.why",
            null, "/evidence/proposals", "evidence.duty.proposal.action", 0));
      }
    }
    if ((office || actor.has(Role.VILLAGE_OPERATOR)) && !actor.wide() && duties.size() < limit) {
      for (Item item : items.unplaced(actor, limit - duties.size())) {
        if (Rights.mayEdit(actor, item)) {
          duties.add(new Duty("evidence.duty.unplaced", item.id(), item.title(), "evidence.duty.unplaced.why", null,
              "/evidence/inbox/" + item.id(), "evidence.duty.unplaced.action", 0));
        }
      }
    }
    return duties;
  }
}
