package id.payung.agreements.changes;

import id.payung.agreements.ActivityView;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.Agreement;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Agreements that were written down, signed, ended or taken up again, plans that hold, activities that were planned.
 */
@Component
class AgreementChangeSource implements ChangeSource {
  private static final String OFFICE =
      "(SELECT o.name FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.office)";

  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(
        agreement(
            new ChangeKind(20, "agreements-signed", "agreements.change.signed", "agreement"), "signed", "in-force"),
        agreement(new ChangeKind(21, "agreements", "agreements.change.new", "agreement"), "created"),
        agreement(new ChangeKind(22, "agreements-ended", "agreements.change.ended", "agreement"), "ended")
            .day("r.ended_on")
            .standing("r.ended_on IS NOT NULL"),
        agreement(new ChangeKind(23, "agreements-reopened", "agreements.change.reopened", "agreement"), "reopened")
            .standing("r.ended_on IS NULL"),
        agreement(new ChangeKind(24, "agreements-redrafted", "agreements.change.redrafted", "agreement"), "redrafted"),
        agreement(new ChangeKind(29, "plans-discarded", "agreements.change.plan-discarded", "plan"),
            "offered-plan-discarded"),
        ChangedRecord
            .of(JointPlan.class, new ChangeKind(31, "drafts-discarded", "agreements.change.draft-discarded", "plan"))
            .logged("plan", "offered-draft-discarded")
            .path("'/plans/' || r.id")
            .detail("r.year"),
        ChangedRecord
            .of(JointPlan.class, new ChangeKind(32, "plans-returned", "agreements.change.plan-returned", "plan"))
            .logged("plan", "version-returned")
            .path("'/plans/' || r.id")
            .detail("r.year"),
        ChangedRecord.of(JointPlan.class, new ChangeKind(30, "plans", "agreements.change.plan", "plan"))
            .logged("plan", "approved", "in-force", "signed-paper")
            .path("'/plans/' || r.id")
            .detail("r.year"),
        ChangedRecord.of(ActivityView.class, new ChangeKind(40, "activities", "agreements.change.activity", "activity"))
            .logged("activity", "planned", "changed", "removed")
            .path("'/activities/' || r.id")
            .detail(OFFICE)
            .standing("r.standing AND r.approved"));
  }

  private static ChangedRecord agreement(ChangeKind kind, String... actions) {
    return ChangedRecord.of(Agreement.class, kind)
        .logged("agreement", actions)
        .path("'/agreements/' || r.id")
        .detail("r.partners");
  }
}
