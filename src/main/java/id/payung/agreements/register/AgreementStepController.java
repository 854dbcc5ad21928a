package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanDirectory;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.FormValueParser;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.Resource;
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

/** What happens to an agreement: its steps, numbers, file, beginning and end. Each is a small resource of its own. */
@Controller
@RequestMapping("/{regency}/agreements/{id}")
class AgreementStepController {
  private final AgreementDirectory agreements;
  private final AgreementLifecycle lifecycle;
  private final PlanDirectory plans;
  private final AgreementFormOptions formOptions;
  private final DocumentStorage documents;

  AgreementStepController(AgreementDirectory agreements, AgreementLifecycle lifecycle, PlanDirectory plans,
      AgreementFormOptions formOptions, DocumentStorage documents) {
    this.agreements = agreements;
    this.lifecycle = lifecycle;
    this.plans = plans;
    this.formOptions = formOptions;
    this.documents = documents;
  }

  private static String redirectToAgreement(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/agreements/" + id;
  }

  private static LocalDate requireDate(AgreementFormInput form, String name) {
    LocalDate day = form.readDate(name, true);
    if (day == null) {
      throw new Invalid(form.wrong());
    }
    return day;
  }

  private static AgreementStage parseStage(String code) {
    try {
      return AgreementStage.parse(code);
    } catch (IllegalArgumentException e) {
      throw new Invalid("to", "agreements.wrong.choice");
    }
  }

  @AllowedToSignedIn
  @PostMapping("/steps")
  String takeStep(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    AgreementStage from = parseStage(form.get("from"));
    AgreementStage to = parseStage(form.get("to"));
    lifecycle.takeStep(actor, id, from, to, requireDate(form, "onDate"),
        form.get("reason").isEmpty() ? null : form.get("reason"));
    FlashMessages.add(redirect,
        from.complete() && to.compareTo(from) < 0 ? "agreements.step-undone" : "agreements.stepped");
    return redirectToAgreement(actor, id);
  }

  /** Says what becomes of a signature or of being in force that was noted by mistake, and what stands on it. */
  @AllowedToSignedIn
  @GetMapping("/taking-back")
  String showTakingBack(Actor actor, @PathVariable UUID id, Model model) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    Agreement agreement = agreements.require(actor, id);
    List<AgreementVersion> versions = agreements.listVersions(actor, id);
    AgreementVersion version = versions.getFirst();
    AgreementLifecycle.requireNoDependents(agreement, version, agreements.listChildren(actor, id));
    model.addAttribute("agreement", agreement);
    model.addAttribute("version", version);
    model.addAttribute("step",
        version.stage()
            .nextSteps(actor)
            .stream()
            .filter(AgreementStage.Step::takesBackSignature)
            .findFirst()
            .orElseThrow(NotFound::new));
    model.addAttribute("holds", AgreementLifecycle.currentVersionBefore(agreement, version, versions));
    model.addAttribute("approved",
        plans.listByAgreement(actor, id).stream().filter(plan -> plan.approvedVersion() != null).toList());
    model.addAttribute("stages", formOptions.codeList("stages"));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/step-back";
  }

  @AllowedToSignedIn
  @PostMapping("/numbers")
  String recordNumbers(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    Map<UUID, String> numbers = new HashMap<>();
    for (String name : typed.keySet()) {
      if (name.matches("number\\.[0-9a-fA-F-]{36}")) {
        numbers.put(FormValueParser.parseId(name, name.substring(7)), form.get(name));
      }
    }
    lifecycle.recordNumbers(actor, id, numbers);
    FlashMessages.add(redirect, "agreements.numbered");
    return redirectToAgreement(actor, id);
  }

  /** The file is kept before the record's own transaction opens. */
  @AllowedToSignedIn
  @PostMapping("/versions/{number}/file")
  String uploadScan(Actor actor, @PathVariable UUID id, @PathVariable int number, @RequestParam MultipartFile file,
      RedirectAttributes redirect) {
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreements.require(actor, id)));
    StoredDocument kept = documents.store(actor, file, DocumentLimits.OFFICIAL);
    lifecycle.attachScan(actor, id, number, kept.sha256(),
        Objects.requireNonNullElse(file.getOriginalFilename(), "berkas"));
    FlashMessages.add(redirect, kept.readable() ? "agreements.file-kept" : "agreements.file-unreadable");
    return redirectToAgreement(actor, id);
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/file")
  ResponseEntity<Resource> downloadScan(Actor actor, @PathVariable UUID id, @PathVariable int number) {
    AgreementVersion version = agreements.listVersions(actor, agreements.require(actor, id).id())
        .stream()
        .filter(v -> v.number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
    String sha256 = version.fileSha256();
    if (sha256 == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inline(documents.open(actor, sha256, DocumentVariant.ORIGINAL),
        Objects.requireNonNullElse(version.fileName(), "berkas"));
  }

  @AllowedToSignedIn
  @PostMapping("/beginning")
  String recordStart(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    lifecycle.recordStart(actor, id, requireDate(new AgreementFormInput(typed), "begunOn"));
    FlashMessages.add(redirect, "agreements.begun");
    return redirectToAgreement(actor, id);
  }

  @AllowedToSignedIn
  @GetMapping("/ending")
  String showEnding(Actor actor, @PathVariable UUID id, Model model) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    model.addAttribute("agreement", agreements.require(actor, id));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/ending";
  }

  @AllowedToSignedIn
  @PostMapping("/ending")
  String endOrReopen(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    if (agreements.require(actor, id).endedOn() != null) {
      lifecycle.reopen(actor, id, form.readText("reason", 500, false));
      FlashMessages.add(redirect, "agreements.reopened");
    } else {
      lifecycle.endEarly(actor, id, requireDate(form, "on"), form.readText("reason", 500, false));
      FlashMessages.add(redirect, "agreements.ended");
    }
    return redirectToAgreement(actor, id);
  }
}
