package id.payung.agreements.planning;

import id.payung.accounts.Organisation;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.plan.PlanApprovalRow;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.plan.SignedPlanDocument;
import id.payung.agreements.register.AgreementParty;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.regions.Region;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one version of a plan says; a draft is written here. */
@Template("agreements/version")
public record PlanVersionPage(PlanVersionContent said, Approval approval, Map<UUID, Organisation> names,
    Map<UUID, Region> villages, PlanCodeLists codes, boolean mayPlan, List<HistoryEntry> history) implements PageModel {

  /** The version before it, when it was returned and this one is to put it right; null otherwise. */
  public @Nullable PlanVersion returnedBefore() {
    int before = said.version().number() - 1;
    return said.versions()
        .stream()
        .filter(version -> version.number() == before && version.state() == PlanVersionState.RETURNED)
        .findFirst()
        .orElse(null);
  }

  /**
   * Who said yes to it, in accounts or on paper.
   *
   * @param ownSides parties that the reader can still approve for
   * @param mayRecordPaper whether the reader may keep the signed paper
   */
  public record Approval(List<AgreementParty> sides, List<PlanApprovalRow> given, @Nullable SignedPlanDocument paper,
      List<AgreementParty> ownSides, boolean mayRecordPaper) {
    static final Approval NONE = new Approval(List.of(), List.of(), null, List.of(), false);

    /** The parties that the reader's yes is given for, in words. */
    public String onBehalfOf() {
      return String.join(", ", ownSides.stream().map(AgreementParty::name).toList());
    }
  }
}
