package id.payung.agreements.work;

import id.payung.agreements.PlanStatus;
import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
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
class RulePages {
  private final Gates gates;
  private final StatusRules rules;
  private final PlanStatus status;
  private final Reference reference;

  RulePages(Gates gates, StatusRules rules, PlanStatus status, Reference reference) {
    this.gates = gates;
    this.rules = rules;
    this.status = status;
    this.reference = reference;
  }

  @AllowedToAll
  @GetMapping("/gates")
  String gates(Actor actor, @RequestParam(required = false) @Nullable Integer year, Model model) {
    return gates(actor, year == null ? status.today(actor).getYear() + 1 : year, Typed.empty(), model);
  }

  private String gates(Actor actor, int year, Typed form, Model model) {
    model.addAttribute("gates", gates.of(actor, year));
    model.addAttribute("year", year);
    model.addAttribute("form", form);
    model.addAttribute("maySet", Rights.setsRules(actor));
    return "agreements/gates";
  }

  @AllowedToAll
  @PostMapping("/gates")
  String set(Actor actor, @RequestParam int year, @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Rights.require(Rights.setsRules(actor));
    Typed form = new Typed(typed);
    String code = form.get("gate");
    LocalDate opens = form.date("opens." + code, true);
    LocalDate closes = form.date("closes." + code, true);
    String source = form.text("source." + code, 300, true);
    try {
      if (!form.isWrong() && opens != null && closes != null) {
        gates.set(actor, year, code, opens, closes, source);
        Flash.say(redirect, "agreements.gate.set");
        return "redirect:/" + actor.regency() + "/plans/gates?year=" + year;
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return gates(actor, year, form, model);
  }

  @AllowedToAll
  @GetMapping("/rule")
  String rule(Actor actor, Model model) {
    var now = status.rule(actor);
    return rule(actor,
        Typed.empty()
            .put("begins", status.today(actor))
            .put("points", now.points())
            .put("silentDays", now.silentDays())
            .put("noticeWorkingDays", now.noticeWorkingDays()),
        model);
  }

  private String rule(Actor actor, Typed form, Model model) {
    model.addAttribute("now", status.rule(actor));
    model.addAttribute("own", rules.own(actor));
    model.addAttribute("shipped", reference.statusRule(status.today(actor)));
    model.addAttribute("form", form);
    model.addAttribute("maySet", Rights.setsRules(actor));
    return "agreements/rule";
  }

  @AllowedToAll
  @PostMapping("/rule")
  String setRule(Actor actor, @RequestParam MultiValueMap<String, String> typed, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    Rights.require(Rights.setsRules(actor));
    Typed form = new Typed(typed);
    LocalDate begins = form.date("begins", true);
    long points = Objects.requireNonNullElse(form.whole("points", true), 0L);
    long silent = Objects.requireNonNullElse(form.whole("silentDays", true), 0L);
    long notice = Objects.requireNonNullElse(form.whole("noticeWorkingDays", true), 0L);
    String source = form.text("source", 300, true);
    try {
      if (!form.isWrong() && begins != null) {
        rules.set(actor, begins, (int) Math.min(points, 1000), (int) Math.min(silent, 1000),
            (int) Math.min(notice, 1000), source);
        Flash.say(redirect, "agreements.rule.set");
        return "redirect:/" + actor.regency() + "/plans/rule";
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return rule(actor, form, model);
  }
}
