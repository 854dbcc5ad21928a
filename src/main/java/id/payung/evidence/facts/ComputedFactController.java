package id.payung.evidence.facts;

import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.register.EvidenceAccessPolicy;
import id.payung.evidence.register.EvidenceQuestionCatalogue;
import id.payung.evidence.register.EvidenceQuestionLoader;
import id.payung.evidence.register.EvidenceSlotKey;
import id.payung.evidence.register.EvidenceUseListItem;
import id.payung.evidence.register.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedRoles;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what is counted for a slot, by which rule and from which rows, before it is used. */
@Controller
@RequestMapping("/{regency}/evidence/facts")
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
class ComputedFactController {
  private final ComputedFactRegistration computedFacts;
  private final EvidenceUseRepository uses;
  private final EvidenceQuestionLoader questionLoader;

  ComputedFactController(ComputedFactRegistration computedFacts, EvidenceUseRepository uses,
      EvidenceQuestionLoader questionLoader) {
    this.computedFacts = computedFacts;
    this.uses = uses;
    this.questionLoader = questionLoader;
  }

  @GetMapping
  String show(Actor actor, @RequestParam String evaluation, @RequestParam String question, @RequestParam String slot,
      Model model) {
    EvidenceSlotKey place = requireOwnSlot(actor, evaluation, question, slot);
    ComputedFactRegistration.ComputedFact computed = computedFacts.computeFact(actor, place);
    List<EvidenceUseListItem> existing = uses.listFactsInSlot(actor, place);
    EvidenceQuestionCatalogue catalogue = questionLoader.loadCatalogue(actor, List.of());
    model.addAttribute("place", place.toString());
    model.addAttribute("title", computed.title());
    model.addAttribute("value", computed.value());
    model.addAttribute("rule", computed.rule());
    model.addAttribute("rows", computed.rows());
    model.addAttribute("used",
        existing.stream()
            .filter(line -> line.use().state().equals("taken"))
            .findFirst()
            .map(line -> line.use().proves())
            .orElse(null));
    model.addAttribute("heading", catalogue.questionLabel(evaluation, question));
    model.addAttribute("back", "/kla/" + evaluation + "/questions/" + question);
    return "evidence/fact";
  }

  @PostMapping
  String takeFact(Actor actor, @RequestParam String place, RedirectAttributes redirect) {
    EvidenceSlotKey chosen = EvidenceSlotKey.parse(place);
    if (chosen == null) {
      throw new NotFound();
    }
    ComputedFactRegistration.ComputedFact used = computedFacts.freezeAndTake(actor,
        requireOwnSlot(actor, chosen.evaluation(), chosen.question(), chosen.slot()));
    FlashMessages.add(redirect, "evidence.fact.used", used.value());
    return "redirect:/" + actor.regency() + "/kla/" + chosen.evaluation() + "/questions/" + chosen.question();
  }

  /** A question of the actor's own office, or any for the task force. */
  private EvidenceSlotKey requireOwnSlot(Actor actor, String evaluation, String question, String slot) {
    EvidenceQuestion known = questionLoader.loadCatalogue(actor, List.of()).findQuestion(evaluation, question);
    if (known == null || known.organisation() == null
        || !EvidenceAccessPolicy.mayAnswerFor(actor, known.organisation())) {
      throw new NotFound();
    }
    return new EvidenceSlotKey(evaluation, question, slot);
  }
}
