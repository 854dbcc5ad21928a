package id.payung.agreements.search;

import id.payung.agreements.ActivityView;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.Agreement;
import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** What agreements, plans and activities are called in the trail. */
@Component
class AgreementTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("agreement", Agreement.class, "r.title"),
        new RecordTitle("plan", JointPlan.class, "r.title"),
        new RecordTitle("activity", ActivityView.class, "r.title"));
  }
}
