package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who was given work and whose work ended, for those who administer people. */
@Component
class MandateChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(mandate(new ChangeKind(80, "mandates", "accounts.change.mandate", "people"), "created"),
        mandate(new ChangeKind(81, "mandates-ended", "accounts.change.mandate-ended", "people"), "ended"));
  }

  private static ChangedRecord mandate(ChangeKind kind, String action) {
    return ChangedRecord.of(Mandate.class, kind)
        .logged("mandate", action)
        .path("'/people/' || r.person")
        .title("r.person_name")
        .detail("(SELECT o.name FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.organisation)")
        .openTo(PeopleController.READERS);
  }
}
