package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanDirectory;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.errors.NotFound;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.ui.FileThumbnail;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the page of one version of an agreement. */
@Component
public class AgreementPageLoader {
  private static final int MAX_HISTORY = 60;

  private final AgreementDirectory agreements;
  private final AgreementExpiryPolicy expiry;
  private final PlanDirectory plans;
  private final PlanProgressRepository progress;
  private final AgreementFormOptions options;
  private final MeetingDecisionRepository decisions;
  private final RecordHistoryRepository history;
  private final DocumentStorage documents;

  AgreementPageLoader(AgreementDirectory agreements, AgreementExpiryPolicy expiry, PlanDirectory plans,
      PlanProgressRepository progress, AgreementFormOptions options, MeetingDecisionRepository decisions,
      RecordHistoryRepository history, DocumentStorage documents) {
    this.agreements = agreements;
    this.expiry = expiry;
    this.plans = plans;
    this.progress = progress;
    this.options = options;
    this.decisions = decisions;
    this.history = history;
    this.documents = documents;
  }

  public AgreementPage page(Actor actor, Agreement agreement, int number, AgreementPage.Forms forms) {
    List<AgreementVersion> versions = agreements.listVersions(actor, agreement.id());
    AgreementVersion version =
        versions.stream().filter(one -> one.number() == number).findFirst().orElseThrow(NotFound::new);
    AgreementPage.Relations relations = relations(actor, agreement);
    return new AgreementPage(agreement, paper(actor, agreement, version, versions, forms), relations,
        rights(actor, agreement, version, relations.children()), codes(),
        history.listRecent(actor, List.of("agreement"), List.of(agreement.id()), MAX_HISTORY), forms);
  }

  private AgreementPage.Paper paper(Actor actor, Agreement agreement, AgreementVersion version,
      List<AgreementVersion> versions, AgreementPage.Forms forms) {
    List<AgreementStep> steps = agreements.listSteps(actor, agreement.id())
        .stream()
        .filter(step -> step.version() == version.number())
        .toList();
    return new AgreementPage.Paper(version, versions, AgreementStep.datesByStage(steps, version.stage()),
        options.findVillages(version.text().area().villages()),
        expiry.listWarnings(actor, List.of(agreement), forms.today()).get(agreement.id()), scan(actor, version));
  }

  /** A paper that was photographed has a small picture, others the sign of a file. */
  private @Nullable FileThumbnail scan(Actor actor, AgreementVersion version) {
    String sha256 = version.progress().fileSha256();
    if (sha256 == null) {
      return null;
    }
    String at = "/agreements/" + version.agreement() + "/versions/" + version.number() + "/file";
    boolean picture =
        documents.find(actor, sha256).filter(kept -> kept.kind().isPicture() && kept.readable()).isPresent();
    return new FileThumbnail(Objects.requireNonNullElse(version.progress().fileName(), "berkas"), at,
        picture ? FileThumbnail.address(at + "/thumbnail", sha256) : null, "file", version.signedOn(), null, "", null);
  }

  private AgreementPage.Relations relations(Actor actor, Agreement agreement) {
    List<Agreement> relatives = agreements.listRelatives(actor, agreement);
    return new AgreementPage.Relations(decisions.find(actor, agreement.origin().decision()).orElse(null),
        relatives.stream().filter(one -> one.id().equals(agreement.origin().parent())).findFirst().orElse(null),
        relatives.stream().filter(one -> agreement.id().equals(one.origin().parent())).toList(),
        plans.listByAgreement(actor, agreement.id()),
        progress.listProgress(actor, List.of(agreement.id()), null).get(agreement.id()));
  }

  private static AgreementPage.Rights rights(Actor actor, Agreement agreement, AgreementVersion version,
      List<Agreement> children) {
    boolean goesOn = agreement.endedOn() == null;
    List<Transition<AgreementStage>> steps =
        version.number() == agreement.newestVersion() && goesOn ? AgreementStage.LIFE.nextFor(actor, version.stage())
            : List.of();
    return new AgreementPage.Rights(version.mayBeWrittenBy(actor) && version.stage().editable(),
        new AgreementPage.AdditionRights(version.partiesNumberedBy(actor), version.mayBeScannedBy(actor),
            version.mayBeBegunBy(actor, agreement)),
        AgreementAccessPolicy.mayKeepRegister(actor),
        AgreementAccessPolicy.mayPlan(actor, agreement.organisations()) && goesOn,
        steps.stream().filter(step -> !AgreementStage.takesBackSignature(step)).toList(),
        steps.stream().anyMatch(AgreementStage::takesBackSignature),
        AgreementLifeCycle.dependentTitles(version, children));
  }

  private AgreementPage.Codes codes() {
    return new AgreementPage.Codes(options.codeList("kinds"), options.codeList("stages"),
        options.codeList("party-positions"), options.codeList("signer-capacities"));
  }
}
