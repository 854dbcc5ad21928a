package id.payung.accounts.organisation;

import id.payung.accounts.Organisation;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Offices and partners that were added or renamed, for those who keep their list. */
@Component
class OrganisationChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(ChangedRecord
        .of(Organisation.class, new ChangeKind(82, "organisations", "accounts.change.organisation", "office"))
        .logged("organisation", "created", "changed")
        .path("'/organisations/' || r.id")
        .title("r.name")
        .detail("nullif(r.short_name, '')")
        .openTo(OrganisationController.READERS));
  }
}
