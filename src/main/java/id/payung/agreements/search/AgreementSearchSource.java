package id.payung.agreements.search;

import id.payung.agreements.ActivityView;
import id.payung.agreements.CountedPlanPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.Agreement;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.sitesearch.SearchSource;
import id.payung.platform.sitesearch.SearchableRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Agreements, plans and activities, found by words. */
@Component
class AgreementSearchSource implements SearchSource {
  private static final String UNDER_ENDED =
      "CASE WHEN r.agreement_ended_on IS NOT NULL THEN 'agreements.agreement-ended' END";

  @Override
  public List<SearchableRecord> searchableRecords() {
    return List.of(
        SearchableRecord.of(Agreement.class, SearchKind.of(20, "agreements.title", "agreement", "/agreements"))
            .title("r.title")
            .detail("r.partners")
            .day("coalesce(r.ended_on, r.ends)")
            .mark("CASE WHEN r.ended_on IS NOT NULL THEN 'agreements.is-ended' END")
            .ordered("r.created_at DESC, r.id DESC"),
        SearchableRecord.of(JointPlan.class, SearchKind.of(30, "agreements.plans", "plan", "/plans"))
            .title("r.title")
            .detail("r.year")
            .mark(UNDER_ENDED)
            .ordered("r.year DESC, r.title, r.id"),
        SearchableRecord.of(ActivityView.class, SearchKind.of(40, "agreements.activities", "activity", "/activities"))
            .title("r.title")
            .detail("r.agreement_title")
            .day("r.ends")
            .mark("CASE WHEN r.agreement_ended_on IS NOT NULL THEN 'agreements.agreement-ended'"
                + " WHEN NOT r.approved THEN 'agreements.activity.unapproved' END")
            .standing(CountedPlanPolicy.listedSql("r"))
            .ordered("r.year DESC, r.ends DESC, r.id DESC"));
  }
}
