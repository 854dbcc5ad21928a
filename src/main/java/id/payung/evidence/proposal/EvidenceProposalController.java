package id.payung.evidence.proposal;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceAccessPolicy;
import id.payung.evidence.register.EvidenceItemRepository;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.evidence.register.EvidenceQuestionLoader;
import id.payung.evidence.register.EvidenceUseLifecycle;
import id.payung.evidence.register.EvidenceUseListItem;
import id.payung.evidence.register.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Usulan data dukung: the office takes what is proposed, or says why not. The oldest comes first, and after it the
 * next.
 */
@Controller
@RequestMapping("/{regency}/evidence")
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
class EvidenceProposalController {
  private static final int SHOWN_AT_ONCE = 30;

  private final EvidenceItemRepository items;
  private final EvidenceUseLifecycle useLifecycle;
  private final EvidenceUseRepository uses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidencePageLookup lookup;

  EvidenceProposalController(EvidenceItemRepository items, EvidenceUseLifecycle useLifecycle,
      EvidenceUseRepository uses, EvidenceQuestionLoader questionLoader, EvidencePageLookup lookup) {
    this.items = items;
    this.useLifecycle = useLifecycle;
    this.uses = uses;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
  }

  @GetMapping("/proposals")
  String showProposals(Actor actor, Model model) {
    List<EvidenceUseListItem> waiting = uses.listProposals(actor, SHOWN_AT_ONCE + 1);
    List<EvidenceUseListItem> returned = uses.listReturned(actor, SHOWN_AT_ONCE);
    List<EvidenceUseListItem> all = new ArrayList<>(waiting);
    all.addAll(returned);
    Map<UUID, EvidenceItem> named =
        items.findByIds(actor, all.stream().map(line -> line.use().item()).distinct().toList());
    model.addAttribute("waiting", waiting.size() > SHOWN_AT_ONCE ? waiting.subList(0, SHOWN_AT_ONCE) : waiting);
    model.addAttribute("more", waiting.size() > SHOWN_AT_ONCE);
    model.addAttribute("returned", returned);
    model.addAttribute("items", named);
    model.addAttribute("book",
        questionLoader.loadCatalogue(actor, all.stream().map(EvidenceUseListItem::evaluation).distinct().toList()));
    model.addAttribute("offices",
        lookup.findOffices(actor, all.stream().map(line -> line.use().organisation()).distinct().toList()));
    model.addAttribute("villages", lookup
        .findVillages(named.values().stream().map(EvidenceItem::village).filter(java.util.Objects::nonNull).toList()));
    model.addAttribute("maySee",
        named.values()
            .stream()
            .filter(item -> EvidenceAccessPolicy.maySeeOriginal(actor, item))
            .map(EvidenceItem::id)
            .toList());
    return "evidence/proposals";
  }

  @PostMapping("/uses/{use}/taking")
  String take(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String back,
      RedirectAttributes redirect) {
    useLifecycle.takeProposal(actor, use);
    FlashMessages.add(redirect, "evidence.taken");
    return redirectBack(actor, use, back);
  }

  @GetMapping("/uses/{use}/refusal")
  String showRefusal(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String back, Model model) {
    return renderReasonForm(actor, use, back, "refusal", model);
  }

  @PostMapping("/uses/{use}/refusal")
  String decline(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String back, RedirectAttributes redirect) {
    useLifecycle.declineProposal(actor, use, reason);
    FlashMessages.add(redirect, "evidence.declined");
    return redirectBack(actor, use, back);
  }

  @GetMapping("/uses/{use}/take-back")
  String showTakeBack(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String back, Model model) {
    return renderReasonForm(actor, use, back, "take-back", model);
  }

  @PostMapping("/uses/{use}/take-back")
  String takeBack(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String back, RedirectAttributes redirect) {
    useLifecycle.takeBackUse(actor, use, reason);
    FlashMessages.add(redirect, "evidence.taken-back");
    return redirectBack(actor, use, back);
  }

  private String renderReasonForm(Actor actor, UUID use, String back, String deed, Model model) {
    EvidenceUseListItem line = uses.require(actor, use);
    if (!EvidenceAccessPolicy.mayAnswerFor(actor, line.use().organisation())) {
      throw new Forbidden();
    }
    model.addAttribute("line", line);
    model.addAttribute("deed", deed);
    model.addAttribute("back", back.equals("proposals") ? back : "");
    model.addAttribute("book", questionLoader.loadCatalogue(actor, List.of(line.evaluation())));
    return "evidence/use-question";
  }

  private String redirectBack(Actor actor, UUID use, String back) {
    String path = back.equals("proposals") ? "proposals" : uses.require(actor, use).use().item() + "#use-" + use;
    return "redirect:/" + actor.regency() + "/evidence/" + path;
  }
}
