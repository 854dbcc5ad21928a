package id.payung.agreements.step;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanDirectory;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementPage;
import id.payung.agreements.register.AgreementPageLoader;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementVersion;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.FormValueParser;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What happens to an agreement: its steps, numbers, file and beginning. Each is a small resource of its own. */
@Controller
@RequestMapping("/{regency}/agreements/{id}")
class AgreementStepController {
  private static final String NUMBER = "number.";

  private final AgreementDirectory agreements;
  private final AgreementLifeCycle lifecycle;
  private final AgreementPageLoader loader;
  private final PlanDirectory plans;
  private final AgreementFormOptions options;
  private final DocumentStorage documents;

  AgreementStepController(AgreementDirectory agreements, AgreementLifeCycle lifecycle, AgreementPageLoader loader,
      PlanDirectory plans, AgreementFormOptions options, DocumentStorage documents) {
    this.agreements = agreements;
    this.lifecycle = lifecycle;
    this.loader = loader;
    this.plans = plans;
    this.options = options;
    this.documents = documents;
  }

  @AllowedToSignedIn
  @PostMapping("/steps")
  WebResult takeStep(@PathVariable UUID id, Submission<AgreementPage.StepForm> sent, Actor actor,
      @Today LocalDate today) {
    Agreement agreement = agreements.require(actor, id);
    return sent.save(form -> {
      lifecycle.takeStep(actor, id, new TransitionRequest<>(form.from(), form.to(), form.reason()), form.onDate(),
          form.version());
      boolean undone = form.from().complete() && form.to().compareTo(form.from()) < 0;
      return toAgreement(id).saying(undone ? "agreements.step-undone" : "agreements.stepped");
    }, fields -> stepPage(actor, agreement, fields, today));
  }

  /** A step that takes back a signature was asked for on a page of its own. */
  private PageModel stepPage(Actor actor, Agreement agreement, FormFields fields, LocalDate today) {
    Transition<AgreementStage> undoing = findUndoing(actor, newestVersion(actor, agreement));
    return undoing != null && fields.value("to").equals(undoing.to().code())
        ? takingBackPage(actor, agreement, fields, today)
        : loader.page(actor, agreement, agreement.newestVersion(), AgreementPage.Forms.blank(today).withStep(fields));
  }

  private AgreementVersion newestVersion(Actor actor, Agreement agreement) {
    return agreements.requireVersion(actor, agreement.id(), agreement.newestVersion());
  }

  private static @Nullable Transition<AgreementStage> findUndoing(Actor actor, AgreementVersion version) {
    return AgreementStage.LIFE.nextFor(actor, version.stage())
        .stream()
        .filter(AgreementStage::takesBackSignature)
        .findFirst()
        .orElse(null);
  }

  /** Says what becomes of a signature or of being in force that was noted by mistake, and what stands on it. */
  @AllowedToSignedIn
  @GetMapping("/taking-back")
  AgreementTakeBackPage showTakingBack(@PathVariable UUID id, Actor actor, @Today LocalDate today) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    return takingBackPage(actor, agreements.require(actor, id), null, today);
  }

  private AgreementTakeBackPage takingBackPage(Actor actor, Agreement agreement, @Nullable FormFields fields,
      LocalDate today) {
    List<AgreementVersion> versions = agreements.listVersions(actor, agreement.id());
    AgreementVersion version = versions.getFirst();
    AgreementLifeCycle.requireNoDependents(agreement, version, agreements.listChildren(actor, agreement.id()));
    Transition<AgreementStage> step = findUndoing(actor, version);
    if (step == null) {
      throw new NotFound();
    }
    return new AgreementTakeBackPage(agreement, version, step,
        AgreementLifeCycle.currentVersionBefore(agreement, version, versions),
        plans.listByAgreement(actor, agreement.id()).stream().filter(plan -> plan.approvedVersion() != null).toList(),
        options.codeList("stages"), fields == null ? AgreementPage.stepForm(step, today, version) : fields);
  }

  /** The sides are fields of their own: {@code number.<organisation>}. */
  @AllowedToSignedIn
  @PostMapping("/numbers")
  WebResult recordNumbers(@PathVariable UUID id, @RequestParam Map<String, String> sent, Actor actor) {
    Map<UUID, String> numbers = new HashMap<>();
    sent.forEach((name, number) -> {
      if (name.matches("number\\.[0-9a-fA-F-]{36}")) {
        numbers.put(FormValueParser.parseId(name, name.substring(NUMBER.length())), number.strip());
      }
    });
    lifecycle.recordNumbers(actor, id, numbers);
    return toAgreement(id).saying("agreements.numbered");
  }

  /** The file is kept before the record's own transaction opens. */
  @AllowedToSignedIn
  @PostMapping("/versions/{number}/file")
  WebResult uploadScan(@PathVariable UUID id, @PathVariable int number, Submission<AgreementPage.ScanForm> sent,
      Actor actor, @Today LocalDate today) {
    Agreement agreement = agreements.require(actor, id);
    AgreementAccessPolicy.requireAllowed(agreements.requireVersion(actor, id, number).mayBeScannedBy(actor));
    return sent.save(form -> {
      StoredDocument kept = documents.store(actor, form.file(), DocumentLimits.OFFICIAL);
      lifecycle.attachScan(actor, id, number, kept.sha256(),
          Objects.requireNonNullElse(form.file().getOriginalFilename(), "berkas"));
      return toAgreement(id).saying(kept.readable() ? "agreements.file-kept" : "agreements.file-unreadable");
    }, fields -> loader.page(actor, agreement, number, AgreementPage.Forms.blank(today).withScan(fields)));
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/file")
  ResponseEntity<Resource> downloadScan(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    AgreementVersion.Progress progress =
        agreements.requireVersion(actor, agreements.require(actor, id).id(), number).progress();
    if (progress.fileSha256() == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inline(documents.open(actor, progress.fileSha256(), DocumentVariant.ORIGINAL),
        Objects.requireNonNullElse(progress.fileName(), "berkas"));
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/file/thumbnail")
  ResponseEntity<Resource> serveThumbnail(@PathVariable UUID id, @PathVariable int number,
      @RequestParam(defaultValue = "") String v, Actor actor) {
    String sha256 =
        agreements.requireVersion(actor, agreements.require(actor, id).id(), number).progress().fileSha256();
    if (sha256 == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.thumbnail(documents.open(actor, sha256, DocumentVariant.THUMB), "naskah.jpg", v);
  }

  @AllowedToSignedIn
  @PostMapping("/beginning")
  WebResult recordStart(@PathVariable UUID id, Submission<AgreementPage.StartForm> sent, Actor actor,
      @Today LocalDate today) {
    Agreement agreement = agreements.require(actor, id);
    return sent.save(form -> {
      lifecycle.recordStart(actor, id, form.begunOn());
      return toAgreement(id).saying("agreements.begun");
    }, fields -> loader.page(actor, agreement, agreement.newestVersion(),
        AgreementPage.Forms.blank(today).withStart(fields)));
  }

  static SeeOther toAgreement(UUID id) {
    return SeeOther.to("/agreements/" + id);
  }
}
