package id.payung.agreements.plan;

import id.payung.agreements.Choices;
import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.agreements.register.Agreements;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
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
class ApprovalPages {
  private final Plans plans;
  private final Approving approving;
  private final Agreements agreements;
  private final Choices choices;
  private final Paper paper;
  private final Documents documents;
  private final UiFactory uis;
  private final Clock clock;

  ApprovalPages(Plans plans, Approving approving, Agreements agreements, Choices choices, Paper paper,
      Documents documents, UiFactory uis, Clock clock) {
    this.plans = plans;
    this.approving = approving;
    this.agreements = agreements;
    this.choices = choices;
    this.paper = paper;
    this.documents = documents;
    this.uis = uis;
    this.clock = clock;
  }

  private static String at(Actor actor, UUID id, int number) {
    return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + number;
  }

  @AllowedToAll
  @PostMapping("/versions/{number}/offer")
  String offer(Actor actor, @PathVariable UUID id, @PathVariable int number, RedirectAttributes redirect) {
    approving.offer(actor, id, number);
    Flash.say(redirect, "agreements.plan.offered");
    return at(actor, id, number);
  }

  @AllowedToAll
  @PostMapping("/versions/{number}/approval")
  String approve(Actor actor, @PathVariable UUID id, @PathVariable int number, @RequestParam String code,
      RedirectAttributes redirect) {
    PlanState state = approving.approve(actor, id, number, code);
    Flash.say(redirect, state == PlanState.APPROVED ? "agreements.plan.in-force" : "agreements.plan.half-approved");
    return at(actor, id, number);
  }

  @AllowedToAll
  @GetMapping("/versions/{number}/return")
  String askReturn(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    model.addAttribute("plan", plan);
    model.addAttribute("number", number);
    model.addAttribute("what", "return");
    return "agreements/plan-question";
  }

  @AllowedToAll
  @PostMapping("/versions/{number}/return")
  String sendBack(Actor actor, @PathVariable UUID id, @PathVariable int number,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    int next = approving.sendBack(actor, id, number, reason);
    Flash.say(redirect, "agreements.plan.returned");
    return at(actor, id, next);
  }

  @AllowedToAll
  @GetMapping("/renewal")
  String askRenewal(Actor actor, @PathVariable UUID id, Model model) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    model.addAttribute("plan", plan);
    model.addAttribute("number", plan.newest());
    model.addAttribute("what", "renewal");
    return "agreements/plan-question";
  }

  @AllowedToAll
  @PostMapping("/renewal")
  String renew(Actor actor, @PathVariable UUID id, @RequestParam int newest,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    int next = approving.renew(actor, id, reason, newest);
    Flash.say(redirect, "agreements.plan.renewed");
    return at(actor, id, next);
  }

  /**
   * The plan on paper: version code and QR on each page once it is offered; before that every page says that it is a
   * draft.
   */
  @AllowedToAll
  @GetMapping("/versions/{number}/paper.pdf")
  ResponseEntity<byte[]> print(Actor actor, @PathVariable UUID id, @PathVariable int number,
      HttpServletRequest request) {
    Plans.Said said = plans.said(actor, id, number);
    Ui ui = uis.of(request);
    Set<UUID> named = new LinkedHashSet<>(said.plan().organisations());
    Set<UUID> villages = new LinkedHashSet<>();
    said.activities().forEach(activity -> {
      named.addAll(activity.organisations());
      villages.addAll(activity.villages());
    });
    String title = ui.t("agreements.paper.title", String.valueOf(said.plan().year()));
    String code = Objects.requireNonNullElse(said.version().code(), ui.t("agreements.paper.draft", number));
    PaperHead head = PaperHead.plain(title, said.plan().title())
        .with(new PaperHead.Letterhead(ui.t("agreements.paper.government", ui.regencyName()), null, null, null))
        .version(code,
            said.version().code() == null ? null : code + " " + ui.url("/plans/" + id + "/versions/" + number))
        .across();
    Map<String, Object> params = new HashMap<>();
    params.put("ui", ui);
    params.put("head", head);
    params.put("said", said);
    params.put("sides", approving.sides(actor, said.plan()));
    params.put("names", choices.named(actor, named));
    params.put("villages", choices.villagesNamed(villages));
    params.put("units", choices.list("units"));
    params.put("sources", choices.list("funding-sources"));
    params.put("stages", choices.list("budget-stages"));
    params.put("today", agreements.today(actor));
    byte[] pdf = paper.render("agreements/paper", params);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition",
            "inline; filename=\""
                + ui.fileName("pdf", "rencana-kerja-" + said.plan().year() + "-v" + number, said.plan().title()) + "\"")
        .header("Cache-Control", "no-store")
        .body(pdf);
  }

  @AllowedToAll
  @GetMapping("/versions/{number}/signed")
  String signed(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    return signedForm(plans.said(actor, id, number), Typed.empty(), model, actor);
  }

  private String signedForm(Plans.Said said, Typed form, Model model, Actor actor) {
    model.addAttribute("said", said);
    model.addAttribute("form", form);
    model.addAttribute("sides", approving.sides(actor, said.plan()));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/signed";
  }

  /** The scan is kept before the record's own transaction opens. */
  @AllowedToAll
  @PostMapping("/versions/{number}/signed")
  String record(Actor actor, @PathVariable UUID id, @PathVariable int number,
      @RequestParam MultiValueMap<String, String> typed, @RequestParam MultipartFile file, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    Plans.Said said = plans.said(actor, id, number);
    Typed form = new Typed(typed);
    String paperNumber = form.text("number", 120, true);
    LocalDate on = form.date("signedOn", true);
    String signers = form.text("signers", 1000, true);
    String code = form.text("code", 60, true).toUpperCase(java.util.Locale.ROOT);
    if (file.isEmpty()) {
      form.wrong("file", "agreements.wrong.empty");
    }
    try {
      if (!form.isWrong() && on != null) {
        KeptDocument kept = documents.keep(actor, file, DocumentLimits.OFFICIAL);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "berkas");
        approving.recordPaper(actor, id, new SignedPaper(number, paperNumber, on, signers, code, kept.sha256(), name,
            actor.name(), clock.instant()));
        Flash.say(redirect, "agreements.plan.signed");
        return at(actor, id, number);
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return signedForm(said, form, model, actor);
  }

  @AllowedToAll
  @GetMapping("/versions/{number}/signed/file")
  ResponseEntity<Resource> scan(Actor actor, @PathVariable UUID id, @PathVariable int number) {
    plans.require(actor, id);
    SignedPaper signed =
        plans.papers(actor, id).stream().filter(p -> p.planVersion() == number).findFirst().orElseThrow(NotFound::new);
    return DocumentResponse.inline(documents.open(actor, signed.fileSha256(), Variant.ORIGINAL), signed.fileName());
  }
}
