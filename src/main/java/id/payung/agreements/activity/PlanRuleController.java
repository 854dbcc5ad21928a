package id.payung.agreements.activity;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanningGateRepository;
import id.payung.agreements.StatusRuleRepository;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
  String showGates(Actor actor, @RequestParam(required = false) @Nullable Integer year, Model model) {
    return showGates(actor, year == null ? planProgress.today(actor).getYear() + 1 : year, AgreementFormInput.empty(),
        model);
  }

  private String showGates(Actor actor, int year, AgreementFormInput form, Model model) {
    model.addAttribute("gates", gates.listByYear(actor, year));
    model.addAttribute("year", year);
    model.addAttribute("form", form);
    model.addAttribute("maySet", AgreementAccessPolicy.maySetRules(actor));
    return "agreements/gates";
  }

  @AllowedToSignedIn
  @PostMapping("/gates")
  String saveGateDates(Actor actor, @RequestParam int year, @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    AgreementFormInput form = new AgreementFormInput(typed);
    String code = form.get("gate");
    LocalDate opens = form.readDate("opens." + code, true);
    LocalDate closes = form.readDate("closes." + code, true);
    String source = form.readText("source." + code, 300, true);
    try {
      if (!form.hasErrors() && opens != null && closes != null) {
        gates.saveDates(actor, year, code, opens, closes, source);
        FlashMessages.add(redirect, "agreements.gate.set");
        return "redirect:/" + actor.regency() + "/plans/gates?year=" + year;
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return showGates(actor, year, form, model);
  }

  @AllowedToSignedIn
  @GetMapping("/rule")
  String showRule(Actor actor, Model model) {
    var now = planProgress.ruleToday(actor);
    return showRule(actor,
        AgreementFormInput.empty()
            .put("begins", planProgress.today(actor))
            .put("points", now.points())
            .put("silentDays", now.silentDays())
            .put("noticeWorkingDays", now.noticeWorkingDays()),
        model);
  }

  private String showRule(Actor actor, AgreementFormInput form, Model model) {
    model.addAttribute("now", planProgress.ruleToday(actor));
    model.addAttribute("own", statusRules.listRegencyRules(actor));
    model.addAttribute("shipped", reference.statusRule(planProgress.today(actor)));
    model.addAttribute("form", form);
    model.addAttribute("maySet", AgreementAccessPolicy.maySetRules(actor));
    return "agreements/rule";
  }

  @AllowedToSignedIn
  @PostMapping("/rule")
  String saveRule(Actor actor, @RequestParam MultiValueMap<String, String> typed, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    AgreementFormInput form = new AgreementFormInput(typed);
    LocalDate begins = form.readDate("begins", true);
    long points = Objects.requireNonNullElse(form.readWholeNumber("points", true), 0L);
    long silentDays = Objects.requireNonNullElse(form.readWholeNumber("silentDays", true), 0L);
    long noticeWorkingDays = Objects.requireNonNullElse(form.readWholeNumber("noticeWorkingDays", true), 0L);
    String source = form.readText("source", 300, true);
    try {
      if (!form.hasErrors() && begins != null) {
        statusRules.saveRule(actor, begins, (int) Math.min(points, 1000), (int) Math.min(silentDays, 1000),
            (int) Math.min(noticeWorkingDays, 1000), source);
        FlashMessages.add(redirect, "agreements.rule.set");
        return "redirect:/" + actor.regency() + "/plans/rule";
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return showRule(actor, form, model);
  }
}
