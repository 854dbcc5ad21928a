package id.payung.regions;

import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import java.util.List;
import org.springframework.stereotype.Component;

/** A change of the regency's own name, zone, letterhead or crest. */
@Component
class RegencyChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List
        .of(ChangedRecord.of(RegencyRow.class, new ChangeKind(90, "settings", "regions.change.settings", "settings"))
            .loggedOf("r.region", "regency", "changed")
            .path("'/settings/regency'")
            .title("r.name")
            .openTo(AccessRoles.of(ForAdministrators.class)));
  }
}
