package id.payung.agreements.planning;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanSidePolicy;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.plan.SignedPlanDocument;
import id.payung.agreements.register.AgreementParty;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Download;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.regions.PaperLetterheadAssembly;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/** A version on paper: printed to be signed, and its signed scan. */
@Controller
@RequestMapping("/{regency}/plans/{id}/versions")
class SignedPlanController {
  private final JointPlanDirectory plans;
  private final PlanApproval planApproval;
  private final AgreementFormOptions formOptions;
  private final ReferenceCatalogue reference;
  private final PaperLetterheadAssembly letterheads;
  private final PdfRenderer paper;
  private final DocumentStorage documents;

  SignedPlanController(JointPlanDirectory plans, PlanApproval planApproval, AgreementFormOptions formOptions,
      ReferenceCatalogue reference, PaperLetterheadAssembly letterheads, PdfRenderer paper, DocumentStorage documents) {
    this.plans = plans;
    this.planApproval = planApproval;
    this.formOptions = formOptions;
    this.reference = reference;
    this.letterheads = letterheads;
    this.paper = paper;
    this.documents = documents;
  }

  /**
   * The plan on paper: version code and QR on each page once it is offered; before that every page says that it is a
   * draft.
   */
  @AllowedToSignedIn
  @GetMapping("/{number}/paper.pdf")
  Download printPdf(@PathVariable UUID id, @PathVariable int number, Actor actor, Ui ui, @Today LocalDate today) {
    PlanVersionContent content = plans.loadVersion(actor, id, number);
    PlanCodeLists codes = PlanCodeLists.of(reference);
    Map<String, Object> params = new HashMap<>();
    params.put("ui", ui);
    params.put("head", headOf(content, actor, ui));
    params.put("said", content);
    List<AgreementParty> sides = planApproval.listSigningParties(actor, content.plan());
    params.put("sides", sides);
    params.put("names", formOptions.findOrganisations(actor, content.organisations()));
    params.put("villages", formOptions.findVillages(content.villages()));
    params.put("units", codes.units());
    params.put("sources", codes.sources());
    params.put("stages", codes.stages());
    params.put("today", today);
    params.put("approvedBy", approvedBy(actor, content, sides));
    String name = ui.fileName("pdf", "rencana-kerja-" + content.plan().year() + "-v" + number, content.plan().title());
    return Download.pdf(name, paper.render("agreements/paper", params));
  }

  /** Who said yes for which side, in accounts or on the signed paper. */
  private String approvedBy(Actor actor, PlanVersionContent content, List<AgreementParty> sides) {
    UUID plan = content.plan().id();
    int number = content.version().number();
    Map<UUID, String> names =
        sides.stream().collect(Collectors.toMap(AgreementParty::organisation, AgreementParty::name, (one, _) -> one));
    String inAccounts = plans.listApprovals(actor, plan)
        .stream()
        .filter(row -> row.planVersion() == number)
        .map(row -> row.personName() + " (" + names.getOrDefault(row.organisation(), "–") + ")")
        .collect(Collectors.joining(", "));
    return inAccounts.isEmpty()
        ? plans.findSignedDocument(actor, plan, number).map(signed -> signed.paper().signers()).orElse("")
        : inAccounts;
  }

  private PdfDocumentHead headOf(PlanVersionContent content, Actor actor, Ui ui) {
    String sealed = content.version().code();
    int number = content.version().number();
    String code = Objects.requireNonNullElse(sealed, ui.t("agreements.paper.draft", number));
    String address = ui.url("/plans/" + content.plan().id() + "/versions/" + number);
    return PdfDocumentHead
        .withoutLetterhead(ui.t("agreements.paper.title", String.valueOf(content.plan().year())),
            content.plan().title())
        .withLetterhead(letterheads.loadOfRegency(actor))
        .version(code, sealed == null ? null : code + " " + address)
        .asLandscape();
  }

  /** Those whose signers are known are written down already. */
  @AllowedToSignedIn
  @GetMapping("/{number}/signed")
  WebResult showSignedForm(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    PlanVersionContent content = plans.loadVersion(actor, id, number);
    List<AgreementParty> sides = requirePaperSides(actor, content);
    PlanVersionState state = content.version().state();
    boolean offered = state == PlanVersionState.OFFERED && content.plan().ongoing();
    boolean known = plans.findSignedDocument(actor, id, number).isPresent();
    if (known ? !offered || !PlanSidePolicy.recordsForAll(actor, sides)
        : !offered && state != PlanVersionState.APPROVED) {
      return SeeOther.to("/plans/" + id + "/versions/" + number);
    }
    String usual = sides.stream()
        .filter(side -> !side.signer().isBlank())
        .map(side -> side.signer() + " (" + side.post() + ")")
        .collect(Collectors.joining("; "));
    return page(actor, content, sides, FormFields.blank(SignedPlanForm.class).with("signers", usual));
  }

  private List<AgreementParty> requirePaperSides(Actor actor, PlanVersionContent content) {
    List<AgreementParty> sides = planApproval.listSigningParties(actor, content.plan());
    AgreementAccessPolicy.requireAllowed(PlanSidePolicy.mayRecordPaper(actor, sides));
    return sides;
  }

  private static SignedPlanPage page(Actor actor, PlanVersionContent content, List<AgreementParty> sides,
      FormFields form) {
    boolean part = content.version().state() == PlanVersionState.OFFERED && !PlanSidePolicy.recordsForAll(actor, sides);
    return new SignedPlanPage(content,
        part ? PlanSidePolicy.sidesOnPaper(actor, sides).stream().map(AgreementParty::name).toList() : List.of(), form);
  }

  /** The scan is kept before the record's own transaction opens. */
  @AllowedToSignedIn
  @PostMapping("/{version}/signed")
  WebResult recordSignedDocument(@PathVariable UUID id, @PathVariable int version, Submission<SignedPlanForm> sent,
      Actor actor) {
    PlanVersionContent content = plans.loadVersion(actor, id, version);
    List<AgreementParty> sides = requirePaperSides(actor, content);
    return sent.save(form -> {
      MultipartFile file = form.file().getFirst();
      var scan = new SignedPlanDocument.Scan(documents.store(actor, file, DocumentLimits.OFFICIAL).sha256(),
          Objects.requireNonNullElse(file.getOriginalFilename(), "berkas"));
      PlanVersionState state = planApproval.recordSignedDocument(actor, id, version, form.paper(), scan);
      return SeeOther.to("/plans/" + id + "/versions/" + version)
          .saying(state == PlanVersionState.OFFERED ? "agreements.plan.half-signed" : "agreements.plan.signed");
    }, fields -> page(actor, content, sides, fields));
  }

  @AllowedToSignedIn
  @GetMapping("/{number}/signed/file")
  ResponseEntity<Resource> downloadScan(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    plans.require(actor, id);
    SignedPlanDocument.Scan scan = plans.findSignedDocument(actor, id, number).orElseThrow(NotFound::new).scan();
    return DocumentResponseFactory.inline(documents.open(actor, scan.fileSha256(), DocumentVariant.ORIGINAL),
        scan.fileName());
  }
}
