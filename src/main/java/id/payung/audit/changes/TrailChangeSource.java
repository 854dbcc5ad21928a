package id.payung.audit.changes;

import id.payung.audit.TrailEntryView;
import id.payung.platform.actor.Role;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** New lines of the trail, for who reads it by office. */
@Component
class TrailChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(ChangedRecord.of(TrailEntryView.class, new ChangeKind(85, "trail", "audit.change", "history"))
        .written("r.at", "r.id", "r.person <> :me")
        .path("'/trail/records/' || r.kind || '/' || r.subject")
        .title("'audit.kind.' || r.kind")
        .detail("'audit.action.' || r.action")
        .standing("r.changes")
        .openTo(Role.AUDITOR));
  }
}
