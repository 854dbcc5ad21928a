package id.payung.evidence.proposal;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.evidence.register.EvidenceReasonForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedRoles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Usulan data dukung: the office takes what is proposed, or says why not. The oldest comes first, and after it the
 * next.
 */
@Controller
@RequestMapping("/{regency}/evidence")
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
class EvidenceProposalController {
  static final String PROPOSALS = "proposals";
  private static final int SHOWN_AT_ONCE = 30;

  private final EvidenceItemRepository items;
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceUseRepository uses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidencePageLookup lookup;

  EvidenceProposalController(EvidenceItemRepository items, EvidenceUseLifeCycle useLifeCycle,
      EvidenceUseRepository uses, EvidenceQuestionLoader questionLoader, EvidencePageLookup lookup) {
    this.items = items;
    this.useLifeCycle = useLifeCycle;
    this.uses = uses;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
  }

  @GetMapping("/proposals")
  EvidenceProposalsPage showProposals(Actor actor) {
    List<EvidenceUseListItem> waiting = uses.listProposals(actor, SHOWN_AT_ONCE + 1);
    List<EvidenceUseListItem> returned = uses.listReturned(actor, SHOWN_AT_ONCE);
    List<EvidenceUse> all = Stream.of(waiting, returned).flatMap(List::stream).map(EvidenceUseListItem::use).toList();
    Map<UUID, EvidenceItem> named = items.findByIds(actor, all.stream().map(EvidenceUse::item).distinct().toList());
    return new EvidenceProposalsPage(waiting.stream().limit(SHOWN_AT_ONCE).toList(), waiting.size() > SHOWN_AT_ONCE,
        returned, named,
        questionLoader.loadCatalogue(actor, all.stream().map(EvidenceUse::evaluation).distinct().toList()),
        lookup.findOffices(actor, all.stream().map(EvidenceUse::organisation).distinct().toList()),
        lookup.findVillages(named.values().stream().map(EvidenceItem::village).filter(Objects::nonNull).toList()));
  }

  @PostMapping("/uses/{use}/taking")
  WebResult take(@PathVariable UUID use, @RequestParam(defaultValue = "") String back, Actor actor) {
    useLifeCycle.takeProposal(actor, use);
    return back(actor, use, back).saying("evidence.taken");
  }

  @GetMapping("/uses/{use}/refusal")
  EvidenceUseQuestionPage showRefusal(@PathVariable UUID use, @RequestParam(defaultValue = "") String back,
      Actor actor) {
    return questionPage(actor, useLifeCycle.requireOwnUse(actor, use), "refusal", blank(back));
  }

  @GetMapping("/uses/{use}/take-back")
  EvidenceUseQuestionPage showTakeBack(@PathVariable UUID use, @RequestParam(defaultValue = "") String back,
      Actor actor) {
    return questionPage(actor, useLifeCycle.requireOwnUse(actor, use), "take-back", blank(back));
  }

  private static FormFields blank(String back) {
    return FormFields.blank(EvidenceReasonForm.class).with("back", back);
  }

  @PostMapping("/uses/{use}/refusal")
  WebResult decline(@PathVariable UUID use, Submission<EvidenceReasonForm> sent, Actor actor) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    return sent.save(form -> {
      useLifeCycle.declineProposal(actor, use, form.reason());
      return back(actor, use, form.back()).saying("evidence.declined");
    }, fields -> questionPage(actor, line, "refusal", fields));
  }

  @PostMapping("/uses/{use}/take-back")
  WebResult takeBack(@PathVariable UUID use, Submission<EvidenceReasonForm> sent, Actor actor) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    return sent.save(form -> {
      useLifeCycle.takeBackUse(actor, use, form.reason());
      return back(actor, use, form.back()).saying("evidence.taken-back");
    }, fields -> questionPage(actor, line, "take-back", fields));
  }

  private EvidenceUseQuestionPage questionPage(Actor actor, EvidenceUseListItem line, String deed, FormFields form) {
    return new EvidenceUseQuestionPage(line, deed, questionLoader.loadCatalogue(actor, List.of(line.evaluation())),
        form);
  }

  private SeeOther back(Actor actor, UUID use, String back) {
    return SeeOther.to(
        "/evidence/" + (back.equals(PROPOSALS) ? PROPOSALS : uses.require(actor, use).use().item() + "#use-" + use));
  }
}
