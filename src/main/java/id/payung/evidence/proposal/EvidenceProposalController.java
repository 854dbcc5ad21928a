package id.payung.evidence.proposal;

import id.payung.evidence.access.ForEvidenceOffices;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.evidence.item.EvidenceUseUndoStep;
import id.payung.evidence.register.EvidenceReasonForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.UUID;
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
@ForEvidenceOffices
class EvidenceProposalController {
  static final String PROPOSALS = "proposals";

  private final EvidenceProposalsPageLoader loader;
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceUseRepository uses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidenceProposalDecision decision;
  private final EvidenceUseReversal reversal;
  private final UndoOfferRepository undo;

  EvidenceProposalController(EvidenceProposalsPageLoader loader, EvidenceUseLifeCycle useLifeCycle,
      EvidenceUseRepository uses, EvidenceQuestionLoader questionLoader, EvidenceProposalDecision decision,
      EvidenceUseReversal reversal, UndoOfferRepository undo) {
    this.loader = loader;
    this.useLifeCycle = useLifeCycle;
    this.uses = uses;
    this.questionLoader = questionLoader;
    this.decision = decision;
    this.reversal = reversal;
    this.undo = undo;
  }

  /** A part of the name of what waits. */
  record ProposalFilter(String q) {}

  @GetMapping("/proposals")
  EvidenceProposalsPage showProposals(ListQuery<ProposalFilter> query, Actor actor, Ui ui) {
    return loader.load(actor, query, ui);
  }

  @PostMapping("/uses/{use}/taking")
  WebResult take(@PathVariable UUID use, @RequestParam(defaultValue = "") String back, Actor actor) {
    List<EvidenceUseUndoStep> moves = decision.take(actor, use);
    return undo.offer(actor, reversal, moves, back(actor, use, back).saying("evidence.taken"));
  }

  @GetMapping("/uses/{use}/refusal")
  WebResult showRefusal(@PathVariable UUID use, @RequestParam(defaultValue = "") String back, Actor actor) {
    return show(actor, use, EvidenceUseState.DECLINED, "refusal", back);
  }

  @GetMapping("/uses/{use}/take-back")
  WebResult showTakeBack(@PathVariable UUID use, @RequestParam(defaultValue = "") String back, Actor actor) {
    return show(actor, use, EvidenceUseState.TAKEN_BACK, "take-back", back);
  }

  /** Asks why, where there is something to decide; else the item shows what was decided, or that its year is locked. */
  private WebResult show(Actor actor, UUID use, EvidenceUseState to, String deed, String back) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    EvidenceUseReasonPage page = questionPage(actor, line, deed, blank(back));
    boolean open = EvidenceUseState.LIFE.find(line.use().state(), to).isPresent()
        && !page.catalogue().isLocked(line.evaluation(), line.use().question());
    return open ? page : SeeOther.to("/evidence/" + line.use().item() + "#use-" + use);
  }

  private static FormFields blank(String back) {
    return FormFields.blank(EvidenceReasonForm.class).with("back", back);
  }

  @PostMapping("/uses/{use}/refusal")
  WebResult decline(@PathVariable UUID use, Submission<EvidenceReasonForm> sent, Actor actor) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    return sent.save(form -> {
      List<EvidenceUseUndoStep> moves = decision.decline(actor, use, form.reason());
      return undo.offer(actor, reversal, moves, back(actor, use, form.back()).saying("evidence.declined"));
    }, fields -> questionPage(actor, line, "refusal", fields));
  }

  @PostMapping("/uses/{use}/take-back")
  WebResult takeBack(@PathVariable UUID use, Submission<EvidenceReasonForm> sent, Actor actor) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    return sent.save(form -> {
      List<EvidenceUseUndoStep> moves = decision.takeBack(actor, use, form.reason());
      return undo.offer(actor, reversal, moves, back(actor, use, form.back()).saying("evidence.taken-back"));
    }, fields -> questionPage(actor, line, "take-back", fields));
  }

  private EvidenceUseReasonPage questionPage(Actor actor, EvidenceUseListItem line, String deed, FormFields form) {
    return new EvidenceUseReasonPage(line, deed, questionLoader.loadCatalogue(actor, List.of(line.evaluation())), form);
  }

  private SeeOther back(Actor actor, UUID use, String back) {
    return SeeOther.to(
        "/evidence/" + (back.equals(PROPOSALS) ? PROPOSALS : uses.require(actor, use).use().item() + "#use-" + use));
  }
}
