package id.payung.agreements.rule;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanningGateRepository;
import id.payung.agreements.RegencyStatusRule;
import id.payung.agreements.StatusRuleRepository;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.time.Year;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a regency sets itself: the dates of its planning gates, and the rule of status. Everybody may read them. */
@Controller
@RequestMapping("/{regency}/plans")
class PlanRuleController {
  private final PlanningGateRepository gates;
  private final StatusRuleRepository statusRules;
  private final PlanProgressRepository planProgress;
  private final ReferenceCatalogue reference;

  PlanRuleController(PlanningGateRepository gates, StatusRuleRepository statusRules,
      PlanProgressRepository planProgress, ReferenceCatalogue reference) {
    this.gates = gates;
    this.statusRules = statusRules;
    this.planProgress = planProgress;
    this.reference = reference;
  }

  @AllowedToSignedIn
  @GetMapping("/gates")
  PlanningGatesPage showGates(@RequestParam(required = false) @Nullable Year year, Actor actor,
      @Today LocalDate today) {
    return gatesPage(actor, year == null ? today.getYear() + 1 : year.getValue(),
        FormFields.blank(PlanningGateForm.class));
  }

  private PlanningGatesPage gatesPage(Actor actor, int year, FormFields form) {
    return new PlanningGatesPage(year, gates.listByYear(actor, year), form, AgreementAccessPolicy.maySetRules(actor));
  }

  @AllowedToSignedIn
  @PostMapping("/gates")
  WebResult saveGateDates(@RequestParam Year year, Submission<PlanningGateForm> sent, Actor actor) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    return sent.save(form -> {
      gates.saveDates(actor, form.toDates());
      return SeeOther.to("/plans/gates?year=" + year).saying("agreements.gate.set");
    }, fields -> gatesPage(actor, year.getValue(), fields));
  }

  @AllowedToSignedIn
  @GetMapping("/rule")
  StatusRulePage showRule(Actor actor, @Today LocalDate today) {
    StatusRule now = planProgress.ruleToday(actor);
    int version = statusRules.listRegencyRules(actor)
        .stream()
        .filter(rule -> rule.begins().equals(today))
        .mapToInt(RegencyStatusRule::version)
        .findFirst()
        .orElse(0);
    return rulePage(actor, today,
        FormFields.blank(StatusRuleForm.class)
            .with("version", version)
            .with("begins", today)
            .with("points", now.points())
            .with("silentDays", now.silentDays())
            .with("noticeWorkingDays", now.noticeWorkingDays()));
  }

  private StatusRulePage rulePage(Actor actor, LocalDate today, FormFields form) {
    return new StatusRulePage(planProgress.ruleToday(actor), statusRules.listRegencyRules(actor),
        StatusRule.shippedOn(today, reference), form, AgreementAccessPolicy.maySetRules(actor));
  }

  @AllowedToSignedIn
  @PostMapping("/rule")
  WebResult saveRule(Submission<StatusRuleForm> sent, Actor actor, @Today LocalDate today) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    return sent.save(form -> {
      statusRules.saveRule(actor, form.toRule());
      return SeeOther.to("/plans/rule").saying("agreements.rule.set");
    }, fields -> rulePage(actor, today, fields));
  }
}
