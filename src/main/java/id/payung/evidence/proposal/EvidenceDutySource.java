package id.payung.evidence.proposal;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
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
 * question; where another file fills the place, by itself, until it is replaced, mended or taken back.
 */
@Component
@Transactional(readOnly = true)
public class EvidenceDutySource implements DutySource {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;

  public EvidenceDutySource(EvidenceItemRepository items, EvidenceUseRepository uses) {
    this.items = items;
    this.uses = uses;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    List<Duty> duties = new ArrayList<>();
    boolean office = actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER);
    if (office && !actor.hasRegencyWideReach()) {
      for (EvidenceUseListItem line : uses.listOwed(actor, limit)) {
        String what = line.use().sentBack() ? "evidence.duty.beside" : "evidence.duty.proposal";
        duties.add(new Duty(what, line.use().id(), line.title(), what + ".why", null,
            line.use().sentBack() ? line.questionPath() : "/evidence/proposals", what + ".action", 0));
      }
    }
    if ((office || actor.hasAnyRole(Role.VILLAGE_OPERATOR)) && !actor.hasRegencyWideReach() && duties.size() < limit) {
      for (EvidenceItem item : items.listUnplaced(actor, limit - duties.size())) {
        if (EvidenceAccessPolicy.mayEdit(actor, item)) {
          duties.add(new Duty("evidence.duty.unplaced", item.id(), item.title(), "evidence.duty.unplaced.why", null,
              "/evidence/inbox/" + item.id(), "evidence.duty.unplaced.action", 0));
        }
      }
    }
    return duties;
  }
}
