package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.web.access.AccessRoles;
import id.payung.remarks.RemarkSubject;
import id.payung.remarks.RemarkSubjectSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An item of the register: conversations beside it are for all who open its page. */
@Component
@Transactional(readOnly = true)
public class EvidenceRemarkSource implements RemarkSubjectSource {
  private static final Set<Role> READERS = Set.of(AccessRoles.of(ForEvidenceReaders.class));

  private final Rows rows;

  EvidenceRemarkSource(Rows rows) {
    this.rows = rows;
  }

  public static RemarkSubject subjectOf(EvidenceItem item) {
    return new RemarkSubject("evidence", item.id().toString(), item.id(), item.title(), "/evidence/" + item.id(),
        READERS, item.organisations(), item.villages(), item.addedBy(), item.withdrawn() == null);
  }

  @Override
  public String kind() {
    return "evidence";
  }

  @Override
  public Set<Role> readers() {
    return READERS;
  }

  @Override
  public Optional<RemarkSubject> find(Actor actor, String key) {
    return Ids.parse(key).flatMap(id -> rows.find(actor, EvidenceItem.class, id)).map(EvidenceRemarkSource::subjectOf);
  }

  @Override
  public String pathOf(String key) {
    return "/evidence/" + key;
  }
}
