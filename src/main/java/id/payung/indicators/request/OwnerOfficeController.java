package id.payung.indicators.request;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.Instrument;
import id.payung.platform.web.FlashMessages;
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
class OwnerOfficeController {
  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestRepository requests;
  private final AnsweringOfficeDirectory officeDirectory;
  private final OrganisationRepository organisations;
  private final UiFactory uiFactory;

  OwnerOfficeController(EvaluationOverviewLoader overviewLoader, DataRequestRepository requests,
      AnsweringOfficeDirectory officeDirectory, OrganisationRepository organisations, UiFactory uiFactory) {
    this.organisations = organisations;
    this.overviewLoader = overviewLoader;
    this.requests = requests;
    this.officeDirectory = officeDirectory;
    this.uiFactory = uiFactory;
  }

  @GetMapping
  String show(Actor actor, @PathVariable String year, HttpServletRequest request, Model model) {
    Ui ui = uiFactory.forRequest(request);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<Organisation> all = officeDirectory.list(actor);
    Map<String, DataRequestRepository.OwnerOffice> known = requests.findOwnerOffices(actor);
    Map<String, Long> counts = overview.instrument()
        .questions()
        .collect(Collectors.groupingBy(Instrument.Question::owner, LinkedHashMap::new, Collectors.counting()));
    List<OwnerOfficeListItem> lines = new ArrayList<>();
    counts.forEach((owner, count) -> {
      DataRequestRepository.OwnerOffice said = known.get(owner);
      @Nullable UUID guess =
          said != null ? null : officeDirectory.guessOffice(owner, all).map(Organisation::id).orElse(null);
      lines.add(new OwnerOfficeListItem(owner, officeDirectory.usualName(owner, ui.locale()), count,
          said != null ? said.organisation() : guess, said == null ? "" : said.post(), guess != null));
    });
    model.addAttribute("frame", overview);
    model.addAttribute("lines", lines);
    model.addAttribute("offices", AnsweringOfficeDirectory.options(all));
    model.addAttribute("requests", requests.findAllByQuestion(actor, year));
    return "indicators/owners";
  }

  @PostMapping
  String saveOwnerOffices(Actor actor, @PathVariable String regency, @PathVariable String year,
      HttpServletRequest request, RedirectAttributes redirect) {
    List<DataRequestRepository.OwnerOffice> owners = new ArrayList<>();
    request.getParameterMap().forEach((name, values) -> {
      if (name.startsWith("office.") && !values[0].isBlank()) {
        String owner = name.substring("office.".length());
        String post = request.getParameter("post." + owner);
        owners.add(new DataRequestRepository.OwnerOffice(owner, parseId(values[0]), post == null ? "" : post.strip()));
      }
    });
    organisations.requireAll(actor, owners.stream().map(DataRequestRepository.OwnerOffice::organisation).toList());
    requests.saveOwnerOffices(actor, owners);
    int asked = requests.requestFromOwnerOffices(actor, year);
    FlashMessages.add(redirect, "indicators.owners.saved", asked);
    return "redirect:/" + regency + "/kla/" + year + "/owners";
  }

  @PostMapping("/questions")
  String requestAnswers(Actor actor, @PathVariable String regency, @PathVariable String year,
      @RequestParam(required = false) @Nullable List<String> question,
      @RequestParam(required = false) @Nullable UUID office, @RequestParam(defaultValue = "") String post,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      RedirectAttributes redirect) {
    if (question == null || question.isEmpty() || office == null) {
      throw new Refused("indicators.owners.choose");
    }
    organisations.requireAll(actor, List.of(office));
    requests.requestAnswers(actor, year, question, office, post.strip(), due);
    FlashMessages.add(redirect, "indicators.owners.asked", question.size());
    return "redirect:/" + regency + "/kla/" + year + "/owners";
  }

  private static UUID parseId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Refused("indicators.owners.choose");
    }
  }
}
