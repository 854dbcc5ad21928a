package id.payung.agreements.register;

import id.payung.agreements.Choices;
import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.agreements.plan.Plans;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Chosen;
import id.payung.platform.web.Flash;
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
class RegisterSteps {
  private final Agreements agreements;
  private final AgreementLife life;
  private final Plans plans;
  private final Choices choices;
  private final Documents documents;

  RegisterSteps(Agreements agreements, AgreementLife life, Plans plans, Choices choices, Documents documents) {
    this.agreements = agreements;
    this.life = life;
    this.plans = plans;
    this.choices = choices;
    this.documents = documents;
  }

  private static String back(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/agreements/" + id;
  }

  private static LocalDate day(Typed form, String name) {
    LocalDate day = form.date(name, true);
    if (day == null) {
      throw new Invalid(form.wrong());
    }
    return day;
  }

  private static AgreementStage stage(String code) {
    try {
      return AgreementStage.of(code);
    } catch (IllegalArgumentException e) {
      throw new Invalid("to", "agreements.wrong.choice");
    }
  }

  @AllowedToAll
  @PostMapping("/steps")
  String step(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    AgreementStage from = stage(form.get("from"));
    AgreementStage to = stage(form.get("to"));
    life.step(actor, id, from, to, day(form, "onDate"), form.get("reason").isEmpty() ? null : form.get("reason"));
    Flash.say(redirect, from.complete() && to.compareTo(from) < 0 ? "agreements.step-undone" : "agreements.stepped");
    return back(actor, id);
  }

  /** Says what becomes of a signature or of being in force that was noted by mistake, and what stands on it. */
  @AllowedToAll
  @GetMapping("/taking-back")
  String askTakingBack(Actor actor, @PathVariable UUID id, Model model) {
    Rights.require(Rights.keepsRegister(actor));
    Agreement agreement = agreements.require(actor, id);
    List<AgreementVersion> versions = agreements.versions(actor, id);
    AgreementVersion version = versions.getFirst();
    AgreementLife.requireNothingOn(agreement, version, agreements.children(actor, id));
    model.addAttribute("agreement", agreement);
    model.addAttribute("version", version);
    model.addAttribute("step",
        version.stage()
            .onward(actor)
            .stream()
            .filter(AgreementStage.Step::undoes)
            .findFirst()
            .orElseThrow(NotFound::new));
    model.addAttribute("holds", AgreementLife.heldBefore(agreement, version, versions));
    model.addAttribute("approved",
        plans.ofAgreement(actor, id).stream().filter(plan -> plan.approved() != null).toList());
    model.addAttribute("stages", choices.list("stages"));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/step-back";
  }

  @AllowedToAll
  @PostMapping("/numbers")
  String number(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    Map<UUID, String> numbers = new HashMap<>();
    for (String name : typed.keySet()) {
      if (name.matches("number\\.[0-9a-fA-F-]{36}")) {
        numbers.put(Chosen.id(name, name.substring(7)), form.get(name));
      }
    }
    life.number(actor, id, numbers);
    Flash.say(redirect, "agreements.numbered");
    return back(actor, id);
  }

  /** The file is kept before the record's own transaction opens. */
  @AllowedToAll
  @PostMapping("/versions/{number}/file")
  String file(Actor actor, @PathVariable UUID id, @PathVariable int number, @RequestParam MultipartFile file,
      RedirectAttributes redirect) {
    Rights.require(Agreements.mayChange(actor, agreements.require(actor, id)));
    KeptDocument kept = documents.keep(actor, file, DocumentLimits.OFFICIAL);
    life.file(actor, id, number, kept.sha256(), Objects.requireNonNullElse(file.getOriginalFilename(), "berkas"));
    Flash.say(redirect, kept.readable() ? "agreements.file-kept" : "agreements.file-unreadable");
    return back(actor, id);
  }

  @AllowedToAll
  @GetMapping("/versions/{number}/file")
  ResponseEntity<Resource> open(Actor actor, @PathVariable UUID id, @PathVariable int number) {
    AgreementVersion version = agreements.versions(actor, agreements.require(actor, id).id())
        .stream()
        .filter(v -> v.number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
    String sha256 = version.fileSha256();
    if (sha256 == null) {
      throw new NotFound();
    }
    return DocumentResponse.inline(documents.open(actor, sha256, Variant.ORIGINAL),
        Objects.requireNonNullElse(version.fileName(), "berkas"));
  }

  @AllowedToAll
  @PostMapping("/beginning")
  String begin(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    life.begin(actor, id, day(new Typed(typed), "begunOn"));
    Flash.say(redirect, "agreements.begun");
    return back(actor, id);
  }

  @AllowedToAll
  @GetMapping("/ending")
  String askEnding(Actor actor, @PathVariable UUID id, Model model) {
    Rights.require(Rights.keepsRegister(actor));
    model.addAttribute("agreement", agreements.require(actor, id));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/ending";
  }

  @AllowedToAll
  @PostMapping("/ending")
  String end(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    if (agreements.require(actor, id).endedOn() != null) {
      life.reopen(actor, id, form.text("reason", 500, false));
      Flash.say(redirect, "agreements.reopened");
    } else {
      life.end(actor, id, day(form, "on"), form.text("reason", 500, false));
      Flash.say(redirect, "agreements.ended");
    }
    return back(actor, id);
  }
}
