package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
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
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
class FactPages {
  private final FactBook facts;
  private final Uses uses;
  private final Places places;

  FactPages(FactBook facts, Uses uses, Places places) {
    this.facts = facts;
    this.uses = uses;
    this.places = places;
  }

  @GetMapping
  String show(Actor actor, @RequestParam String evaluation, @RequestParam String question, @RequestParam String slot,
      Model model) {
    Place place = own(actor, evaluation, question, slot);
    FactBook.Offer offer = facts.count(actor, place);
    List<UseLine> there = uses.factsAt(actor, place);
    QuestionBook book = places.book(actor, List.of());
    model.addAttribute("place", place.toString());
    model.addAttribute("title", offer.title());
    model.addAttribute("value", offer.value());
    model.addAttribute("rule", offer.rule());
    model.addAttribute("rows", offer.rows());
    model.addAttribute("used",
        there.stream()
            .filter(line -> line.use().state().equals("taken"))
            .findFirst()
            .map(line -> line.use().proves())
            .orElse(null));
    model.addAttribute("heading", book.label(evaluation, question));
    model.addAttribute("back", "/kla/" + evaluation + "/questions/" + question);
    return "evidence/fact";
  }

  @PostMapping
  String use(Actor actor, @RequestParam String place, RedirectAttributes redirect) {
    Place chosen = Place.read(place);
    if (chosen == null) {
      throw new NotFound();
    }
    FactBook.Offer used = facts.use(actor, own(actor, chosen.evaluation(), chosen.question(), chosen.slot()));
    Flash.say(redirect, "evidence.fact.used", used.value());
    return "redirect:/" + actor.regency() + "/kla/" + chosen.evaluation() + "/questions/" + chosen.question();
  }

  /** A question of the actor's own office, or any for the task force. */
  private Place own(Actor actor, String evaluation, String question, String slot) {
    QuestionView known = places.book(actor, List.of()).question(evaluation, question);
    if (known == null || known.organisation() == null || !Rights.answersFor(actor, known.organisation())) {
      throw new NotFound();
    }
    return new Place(evaluation, question, slot);
  }
}
