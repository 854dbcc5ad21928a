package id.payung.community.report;

import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is decided about a report: which of two versions is right, and whether it counts. */
@Controller
@RequestMapping("/{regency}/reports/{id}")
class ReportReviewController {
  private final ReportLifeCycle lifecycle;
  private final ReportKind kind;
  private final ReportPageLoader loader;
  private final UndoOfferRepository undo;

  ReportReviewController(ReportLifeCycle lifecycle, ReportKind kind, ReportPageLoader loader,
      UndoOfferRepository undo) {
    this.undo = undo;
    this.lifecycle = lifecycle;
    this.kind = kind;
    this.loader = loader;
  }

  @AllowedToSignedIn
  @PostMapping("/settlement")
  WebResult settleConflicts(@PathVariable UUID id, @RequestParam int version, Actor actor, Ui ui,
      HttpServletRequest request) {
    ConflictChoice choice = ConflictChoice.sent(request.getParameterMap());
    try {
      kind.settle(actor, id, version, choice);
      return back(id, "community.settled");
    } catch (Invalid wrong) {
      return new PageWithStatus(loader.page(actor, id, ui, choice.refused(wrong)), 422);
    }
  }

  private static SeeOther back(UUID id, String said) {
    return SeeOther.to("/reports/" + id).saying(said);
  }

  @ForReportReviewers
  @PostMapping("/acceptance")
  SeeOther accept(@PathVariable UUID id, Actor actor) {
    return undo.offer(actor, lifecycle, List.of(lifecycle.accept(actor, id)), back(id, "community.accepted"));
  }
}
