package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A version is offered, approved in accounts or on paper, returned, and begun anew. */
@Controller
@RequestMapping("/{regency}/plans/{id}")
class PlanApprovalController {
  private final JointPlanDirectory plans;
  private final PlanApproval planApproval;
  private final AgreementDirectory agreements;
  private final AgreementFormOptions formOptions;
  private final PdfRenderer paper;
  private final DocumentStorage documents;
  private final UiFactory uis;
  private final Clock clock;

  PlanApprovalController(JointPlanDirectory plans, PlanApproval planApproval, AgreementDirectory agreements,
      AgreementFormOptions formOptions, PdfRenderer paper, DocumentStorage documents, UiFactory uis, Clock clock) {
    this.plans = plans;
    this.planApproval = planApproval;
    this.agreements = agreements;
    this.formOptions = formOptions;
    this.paper = paper;
    this.documents = documents;
    this.uis = uis;
    this.clock = clock;
  }

  private static String redirectToVersion(Actor actor, UUID id, int number) {
    return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + number;
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/offer")
  String offer(Actor actor, @PathVariable UUID id, @PathVariable int number, RedirectAttributes redirect) {
    planApproval.offer(actor, id, number);
    FlashMessages.add(redirect, "agreements.plan.offered");
    return redirectToVersion(actor, id, number);
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/approval")
  String approve(Actor actor, @PathVariable UUID id, @PathVariable int number, @RequestParam String code,
      RedirectAttributes redirect) {
    PlanVersionState state = planApproval.approve(actor, id, number, code);
    FlashMessages.add(redirect,
        state == PlanVersionState.APPROVED ? "agreements.plan.in-force" : "agreements.plan.half-approved");
    return redirectToVersion(actor, id, number);
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/return")
  String showReturn(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    model.addAttribute("plan", plan);
    model.addAttribute("number", number);
    model.addAttribute("what", "return");
    return "agreements/plan-question";
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/return")
  String returnForCorrection(Actor actor, @PathVariable UUID id, @PathVariable int number,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    int next = planApproval.returnForCorrection(actor, id, number, reason);
    FlashMessages.add(redirect, "agreements.plan.returned");
    return redirectToVersion(actor, id, next);
  }

  @AllowedToSignedIn
  @GetMapping("/renewal")
  String showRenewal(Actor actor, @PathVariable UUID id, Model model) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    model.addAttribute("plan", plan);
    model.addAttribute("number", plan.newestVersion());
    model.addAttribute("what", "renewal");
    return "agreements/plan-question";
  }

  @AllowedToSignedIn
  @PostMapping("/renewal")
  String startNewVersion(Actor actor, @PathVariable UUID id, @RequestParam int newest,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    int next = planApproval.startNewVersion(actor, id, reason, newest);
    FlashMessages.add(redirect, "agreements.plan.renewed");
    return redirectToVersion(actor, id, next);
  }

  /**
   * The plan on paper: version code and QR on each page once it is offered; before that every page says that it is a
   * draft.
   */
  @AllowedToSignedIn
  @GetMapping("/versions/{number}/paper.pdf")
  ResponseEntity<byte[]> printPdf(Actor actor, @PathVariable UUID id, @PathVariable int number,
      HttpServletRequest request) {
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, id, number);
    Ui ui = uis.forRequest(request);
    Set<UUID> named = new LinkedHashSet<>(content.plan().organisations());
    Set<UUID> villages = new LinkedHashSet<>();
    content.activities().forEach(activity -> {
      named.addAll(activity.organisations());
      villages.addAll(activity.villages());
    });
    String title = ui.t("agreements.paper.title", String.valueOf(content.plan().year()));
    String code = Objects.requireNonNullElse(content.version().code(), ui.t("agreements.paper.draft", number));
    PdfDocumentHead head = PdfDocumentHead.withoutLetterhead(title, content.plan().title())
        .withLetterhead(
            new PdfDocumentHead.Letterhead(ui.t("agreements.paper.government", ui.regencyName()), null, null, null))
        .version(code,
            content.version().code() == null ? null : code + " " + ui.url("/plans/" + id + "/versions/" + number))
        .asLandscape();
    Map<String, Object> params = new HashMap<>();
    params.put("ui", ui);
    params.put("head", head);
    params.put("said", content);
    params.put("sides", planApproval.listSigningParties(actor, content.plan()));
    params.put("names", formOptions.findOrganisations(actor, named));
    params.put("villages", formOptions.findVillages(villages));
    params.put("units", formOptions.codeList("units"));
    params.put("sources", formOptions.codeList("funding-sources"));
    params.put("stages", formOptions.codeList("budget-stages"));
    params.put("today", agreements.today(actor));
    byte[] pdf = paper.render("agreements/paper", params);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition",
            "inline; filename=\""
                + ui.fileName("pdf", "rencana-kerja-" + content.plan().year() + "-v" + number, content.plan().title())
                + "\"")
        .header("Cache-Control", "no-store")
        .body(pdf);
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/signed")
  String showSignedForm(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    return renderSignedForm(plans.loadVersion(actor, id, number), AgreementFormInput.empty(), model, actor);
  }

  private String renderSignedForm(JointPlanDirectory.PlanVersionContent content, AgreementFormInput form, Model model,
      Actor actor) {
    model.addAttribute("said", content);
    model.addAttribute("form", form);
    model.addAttribute("sides", planApproval.listSigningParties(actor, content.plan()));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/signed";
  }

  /** The scan is kept before the record's own transaction opens. */
  @AllowedToSignedIn
  @PostMapping("/versions/{number}/signed")
  String recordSignedDocument(Actor actor, @PathVariable UUID id, @PathVariable int number,
      @RequestParam MultiValueMap<String, String> typed, @RequestParam MultipartFile file, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, id, number);
    AgreementFormInput form = new AgreementFormInput(typed);
    String paperNumber = form.readText("number", 120, true);
    LocalDate on = form.readDate("signedOn", true);
    String signers = form.readText("signers", 1000, true);
    String code = form.readText("code", 60, true).toUpperCase(java.util.Locale.ROOT);
    if (file.isEmpty()) {
      form.wrong("file", "agreements.wrong.empty");
    }
    try {
      if (!form.hasErrors() && on != null) {
        StoredDocument kept = documents.store(actor, file, DocumentLimits.OFFICIAL);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "berkas");
        planApproval.recordSignedDocument(actor, id, new SignedPlanDocument(number, paperNumber, on, signers, code,
            kept.sha256(), name, actor.name(), clock.instant()));
        FlashMessages.add(redirect, "agreements.plan.signed");
        return redirectToVersion(actor, id, number);
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return renderSignedForm(content, form, model, actor);
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/signed/file")
  ResponseEntity<Resource> downloadScan(Actor actor, @PathVariable UUID id, @PathVariable int number) {
    plans.require(actor, id);
    SignedPlanDocument signed = plans.listSignedDocuments(actor, id)
        .stream()
        .filter(p -> p.planVersion() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
    return DocumentResponseFactory.inline(documents.open(actor, signed.fileSha256(), DocumentVariant.ORIGINAL),
        signed.fileName());
  }
}
