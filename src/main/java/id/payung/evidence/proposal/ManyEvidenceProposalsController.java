package id.payung.evidence.proposal;

import id.payung.evidence.access.ForEvidenceOffices;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.evidence.item.EvidenceUseUndoStep;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkConfirmationPage;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.BulkResult;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One word of the office on many proposals. */
@Controller
@RequestMapping("/{regency}/evidence/proposals")
@ForEvidenceOffices
class ManyEvidenceProposalsController {
  private static final String LIST = "/evidence/proposals";

  private final EvidenceProposalDecision decision;
  private final EvidenceUseRepository uses;
  private final EvidenceUseReversal reversal;
  private final UndoOfferRepository undo;

  ManyEvidenceProposalsController(EvidenceProposalDecision decision, EvidenceUseRepository uses,
      EvidenceUseReversal reversal, UndoOfferRepository undo) {
    this.decision = decision;
    this.uses = uses;
    this.reversal = reversal;
    this.undo = undo;
  }

  @PostMapping("/taking")
  WebResult take(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(form -> decide(actor, ui, form, null), SeeOther.to(LIST));
  }

  @PostMapping("/refusal")
  WebResult decline(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(form -> form.reason().isBlank()
        ? BulkConfirmationPage.of(ui, form, LIST, "/evidence/proposals/refusal", "evidence.decline.many",
            titles(actor, ui, form))
        : decide(actor, ui, form, form.reason()), SeeOther.to(LIST));
  }

  private SeeOther decide(Actor actor, Ui ui, BulkForm form, @Nullable String reason) {
    BulkResult<List<EvidenceUseUndoStep>> result =
        BulkRun.each(form.rows(), titles(actor, ui, form), row -> decision.decide(actor, row, reason));
    return undo.offer(actor, reversal, result.done().stream().flatMap(List::stream).toList(),
        result.say(ui, form.backTo(LIST), reason == null ? "evidence.taken-many" : "evidence.declined-many"));
  }

  private Function<ChosenRow, String> titles(Actor actor, Ui ui, BulkForm form) {
    Map<UUID, String> titles = uses.listTitles(actor, form.rows().stream().map(ChosenRow::id).toList());
    return row -> titles.getOrDefault(row.id(), ui.t("ui.bulk.unknown"));
  }
}
