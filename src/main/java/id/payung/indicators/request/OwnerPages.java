package id.payung.indicators.request;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.Instrument;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Names the data owners: once by what an office does, then question by question where that is not enough. */
@Controller
@ForSecretary
@RequestMapping("/{regency}/kla/{year:\\d{4}}/owners")
class OwnerPages {
  private final Frames frames;
  private final Requests requests;
  private final Offices offices;
  private final Organisations organisations;
  private final UiFactory uis;

  OwnerPages(Frames frames, Requests requests, Offices offices, Organisations organisations, UiFactory uis) {
    this.organisations = organisations;
    this.frames = frames;
    this.requests = requests;
    this.offices = offices;
    this.uis = uis;
  }

  @GetMapping
  String show(Actor actor, @PathVariable String year, HttpServletRequest request, Model model) {
    Ui ui = uis.of(request);
    Frame frame = frames.require(actor, year);
    List<Organisation> all = offices.all(actor);
    Map<String, Requests.Owner> known = requests.owners(actor);
    Map<String, Long> counts = frame.instrument()
        .questions()
        .collect(Collectors.groupingBy(Instrument.Question::owner, LinkedHashMap::new, Collectors.counting()));
    List<OwnerLine> lines = new ArrayList<>();
    counts.forEach((owner, count) -> {
      Requests.Owner said = known.get(owner);
      @Nullable UUID guess = said != null ? null : offices.guess(owner, all).map(Organisation::id).orElse(null);
      lines.add(new OwnerLine(owner, offices.usualName(owner, ui.locale()), count,
          said != null ? said.organisation() : guess, said == null ? "" : said.post(), guess != null));
    });
    model.addAttribute("frame", frame);
    model.addAttribute("lines", lines);
    model.addAttribute("offices", Offices.options(all));
    model.addAttribute("requests", requests.all(actor, year));
    return "indicators/owners";
  }

  @PostMapping
  String appoint(Actor actor, @PathVariable String regency, @PathVariable String year, HttpServletRequest request,
      RedirectAttributes redirect) {
    List<Requests.Owner> owners = new ArrayList<>();
    request.getParameterMap().forEach((name, values) -> {
      if (name.startsWith("office.") && !values[0].isBlank()) {
        String owner = name.substring("office.".length());
        String post = request.getParameter("post." + owner);
        owners.add(new Requests.Owner(owner, id(values[0]), post == null ? "" : post.strip()));
      }
    });
    organisations.requireAll(actor, owners.stream().map(Requests.Owner::organisation).toList());
    requests.appoint(actor, owners);
    int asked = requests.askByOwner(actor, year);
    Flash.say(redirect, "indicators.owners.saved", asked);
    return "redirect:/" + regency + "/kla/" + year + "/owners";
  }

  @PostMapping("/questions")
  String ask(Actor actor, @PathVariable String regency, @PathVariable String year,
      @RequestParam(required = false) @Nullable List<String> question,
      @RequestParam(required = false) @Nullable UUID office, @RequestParam(defaultValue = "") String post,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      RedirectAttributes redirect) {
    if (question == null || question.isEmpty() || office == null) {
      throw new Refused("indicators.owners.choose");
    }
    organisations.requireAll(actor, List.of(office));
    requests.ask(actor, year, question, office, post.strip(), due);
    Flash.say(redirect, "indicators.owners.asked", question.size());
    return "redirect:/" + regency + "/kla/" + year + "/owners";
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Refused("indicators.owners.choose");
    }
  }
}
