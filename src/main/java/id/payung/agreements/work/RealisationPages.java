package id.payung.agreements.work;

import id.payung.agreements.ActivityView;
import id.payung.agreements.Choices;
import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.agreements.plan.BudgetStages;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money and training of one activity, and what is taken back. */
@Controller
@RequestMapping("/{regency}/activities/{id}")
class RealisationPages {
  private final ActivityRows rows;
  private final Money money;
  private final Volumes volumes;
  private final Trainings trainings;
  private final BudgetStages stages;
  private final Choices choices;

  RealisationPages(ActivityRows rows, Money money, Volumes volumes, Trainings trainings, BudgetStages stages,
      Choices choices) {
    this.rows = rows;
    this.money = money;
    this.volumes = volumes;
    this.trainings = trainings;
    this.stages = stages;
    this.choices = choices;
  }

  private static String back(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/activities/" + id;
  }

  private ActivityView require(Actor actor, UUID id) {
    return rows.find(actor, id).orElseThrow(NotFound::new);
  }

  private BudgetLine line(Actor actor, UUID activity, UUID line) {
    return money.ofActivity(actor, activity)
        .stream()
        .filter(known -> known.id().equals(line))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  @AllowedToAll
  @GetMapping("/lines/{line}/realisation")
  String ask(Actor actor, @PathVariable UUID id, @PathVariable UUID line, Model model) {
    return form(actor, id, line, Typed.empty().put("id", Ids.next()), model);
  }

  private String form(Actor actor, UUID id, UUID lineId, Typed form, Model model) {
    BudgetLine line = line(actor, id, lineId);
    Rights.require(Money.mayRealise(actor, line));
    model.addAttribute("activity", require(actor, id));
    model.addAttribute("line", line);
    model.addAttribute("form", form);
    model.addAttribute("own", Money.owns(actor, line.owner(), line.village()));
    model.addAttribute("owner", choices.named(actor, List.of(line.owner())).get(line.owner()));
    model.addAttribute("source", choices.list("funding-sources").find(line.source()).orElse(null));
    model.addAttribute("stages", choices.list("budget-stages"));
    model.addAttribute("counts", money.counts(line.stage()));
    return "agreements/realisation";
  }

  @AllowedToAll
  @PostMapping("/lines/{line}/realisation")
  String realise(Actor actor, @PathVariable UUID id, @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    BudgetLine known = line(actor, id, line);
    Typed form = new Typed(typed);
    UUID realisation = Objects.requireNonNullElseGet(form.uuid("id", false), Ids::next);
    LocalDate asOf = form.date("asOf", true);
    Long amount = form.whole("amount", true);
    String basis = form.text("basis", 300, true);
    Long planned = known.amount();
    if (amount != null && planned != null && amount > planned && !form.ticked("more")) {
      form.wrong("amount", "agreements.wrong.more-than-planned");
    }
    try {
      if (!form.isWrong() && asOf != null && amount != null) {
        money.realise(actor, realisation, line, asOf, amount, basis);
        Flash.say(redirect, "agreements.realised");
        return back(actor, id);
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return form(actor, id, line, form.put("id", realisation), model);
  }

  @AllowedToAll
  @PostMapping("/lines/{line}/stage")
  String stage(Actor actor, @PathVariable UUID id, @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    LocalDate on = form.date("on", true);
    if (on == null) {
      throw new Invalid(form.wrong());
    }
    stages.moveLine(actor, line(actor, id, line).plan(), line, form.get("stage"), on);
    Flash.say(redirect, "agreements.line.moved");
    return back(actor, id);
  }

  /** Asked on a page of its own: what will change, and why. */
  @AllowedToAll
  @GetMapping({"/realisations/{what}/taking-back", "/reports/{what}/taking-back", "/trainings/{what}/taking-back",
    "/reports/{what}/counting-again"})
  String askTakingBack(Actor actor, @PathVariable UUID id, @PathVariable UUID what,
      jakarta.servlet.http.HttpServletRequest request, Model model) {
    String path = request.getRequestURI();
    String kind = path.contains("/realisations/") ? "money" : path.contains("/trainings/") ? "training"
        : path.endsWith("counting-again") ? "again"
        : "volume";
    model.addAttribute("activity", require(actor, id));
    model.addAttribute("kind", kind);
    model.addAttribute("action", path);
    return "agreements/taking-back";
  }

  @AllowedToAll
  @PostMapping("/realisations/{realisation}/taking-back")
  String takeBackMoney(Actor actor, @PathVariable UUID id, @PathVariable UUID realisation,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    require(actor, id);
    money.takeBack(actor, realisation, reason);
    Flash.say(redirect, "agreements.taken-back");
    return back(actor, id);
  }

  @AllowedToAll
  @PostMapping("/reports/{report}/taking-back")
  String takeBackVolume(Actor actor, @PathVariable UUID id, @PathVariable UUID report,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    volumes.takeBack(actor, id, report, reason);
    Flash.say(redirect, "agreements.taken-back");
    return back(actor, id);
  }

  @AllowedToAll
  @PostMapping("/reports/{report}/counting-again")
  String countAgain(Actor actor, @PathVariable UUID id, @PathVariable UUID report,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    volumes.countAgain(actor, id, report, reason);
    Flash.say(redirect, "agreements.counted-again");
    return back(actor, id);
  }

  @AllowedToAll
  @GetMapping("/trainings/new")
  String askTraining(Actor actor, @PathVariable UUID id, Model model) {
    return trainingForm(actor, id,
        Typed.empty()
            .put("id", Ids.next())
            .put("trainedM", 0)
            .put("trainedF", 0)
            .put("certifiedM", 0)
            .put("certifiedF", 0),
        model);
  }

  private String trainingForm(Actor actor, UUID id, Typed form, Model model) {
    ActivityView activity = require(actor, id);
    Rights.require(Trainings.mayRecord(actor, activity));
    model.addAttribute("activity", activity);
    model.addAttribute("form", form);
    return "agreements/training";
  }

  @AllowedToAll
  @PostMapping("/trainings")
  String record(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    UUID training = Objects.requireNonNullElseGet(form.uuid("id", false), Ids::next);
    LocalDate heldOn = form.date("heldOn", true);
    String who = form.text("who", 200, true);
    String topic = form.text("topic", 300, false);
    String issuer = form.text("issuer", 200, false);
    int tm = count(form, "trainedM");
    int tf = count(form, "trainedF");
    int cm = count(form, "certifiedM");
    int cf = count(form, "certifiedF");
    try {
      if (!form.isWrong() && heldOn != null) {
        trainings.record(actor, id, new Trainings.Roster(training, heldOn, who, topic, tm, tf, cm, cf, issuer));
        Flash.say(redirect, "agreements.training.recorded");
        return back(actor, id);
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return trainingForm(actor, id, form.put("id", training), model);
  }

  private static int count(Typed form, String name) {
    long count = Objects.requireNonNullElse(form.whole(name, true), 0L);
    if (count > 100_000) {
      form.wrong(name, "agreements.wrong.range");
    }
    return (int) Math.min(count, 100_000);
  }

  @AllowedToAll
  @PostMapping("/trainings/{training}/taking-back")
  String takeBackTraining(Actor actor, @PathVariable UUID id, @PathVariable UUID training,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    trainings.takeBack(actor, id, training, reason);
    Flash.say(redirect, "agreements.taken-back");
    return back(actor, id);
  }
}
