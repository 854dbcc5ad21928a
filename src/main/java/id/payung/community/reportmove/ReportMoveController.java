package id.payung.community.reportmove;

import id.payung.community.ActivityChoices;
import id.payung.community.PlannedActivity;
import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.community.VillageChoices;
import id.payung.community.report.ReportLifeCycle;
import id.payung.community.reportwithdrawal.ReportWithdrawal;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A report that stands at the wrong activity goes to the right one, with a reason. */
@Controller
@RequestMapping("/{regency}/reports/{id}/move")
class ReportMoveController {
  private final ReportLifeCycle lifecycle;
  private final ReportMove move;
  private final ReportWithdrawal withdrawal;
  private final ActivityChoices choices;
  private final VillageChoices villageChoices;

  ReportMoveController(ReportLifeCycle lifecycle, ReportMove move, ReportWithdrawal withdrawal, ActivityChoices choices,
      VillageChoices villageChoices) {
    this.withdrawal = withdrawal;
    this.lifecycle = lifecycle;
    this.move = move;
    this.choices = choices;
    this.villageChoices = villageChoices;
  }

  @AllowedToSignedIn
  @GetMapping
  WebResult show(@PathVariable UUID id, Actor actor, Ui ui) {
    Report report = lifecycle.requireWritable(actor, id);
    return report.status() == ReportStatus.WITHDRAWN ? SeeOther.to("/reports/" + id)
        : page(actor, report, FormFields.blank(ReportMoveForm.class), ui);
  }

  @AllowedToSignedIn
  @PostMapping
  WebResult move(@PathVariable UUID id, Submission<ReportMoveForm> sent, Actor actor, Ui ui) {
    Report report = lifecycle.requireWritable(actor, id);
    return sent.save(form -> {
      PlannedActivity chosen = listChoices(actor, report).stream()
          .filter(activity -> activity.id().equals(form.activity()))
          .findFirst()
          .orElseThrow(() -> new Invalid("activity", "community.move.needed"));
      ActivityChoices.requireDay(chosen, report.heldOn(), form.otherDay());
      return move.moveTo(actor, report, chosen.id(), form.reason())
          ? SeeOther.to("/reports/" + id).saying("community.moved", chosen.title() + " · " + chosen.agreementTitle())
          : SeeOther.to("/reports/" + id).saying("community.amended.conflict");
    }, fields -> page(actor, report, fields, ui));
  }

  private ReportMovePage page(Actor actor, Report report, FormFields form, Ui ui) {
    return new ReportMovePage(report, choices.agreementOf(actor, report),
        villageChoices.labelsOf(List.of(report.village())).getOrDefault(report.village(), ""),
        choices.group(actor, ui,
            listChoices(actor, report).stream().filter(activity -> !activity.id().equals(report.activity())).toList()),
        withdrawal.listProven(actor, report), form);
  }

  /** Only what is planned for the village of the report: no new doubt holds it up there. */
  private List<PlannedActivity> listChoices(Actor actor, Report report) {
    return choices.listReportable(actor)
        .stream()
        .filter(activity -> activity.villages().isEmpty() || activity.villages().contains(report.village()))
        .toList();
  }
}
