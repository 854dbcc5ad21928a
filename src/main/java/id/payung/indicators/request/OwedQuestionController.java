package id.payung.indicators.request;

import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who owes what by when, and the reminder that is ready to be sent. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/owing")
class OwedQuestionController {
  private static final int MAX_QUESTIONS_NAMED = 12;

  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestRepository requests;
  private final OrganisationRepository organisations;
  private final UiFactory uiFactory;

  OwedQuestionController(EvaluationOverviewLoader overviewLoader, DataRequestRepository requests,
      OrganisationRepository organisations, UiFactory uiFactory) {
    this.organisations = organisations;
    this.overviewLoader = overviewLoader;
    this.requests = requests;
    this.uiFactory = uiFactory;
  }

  @ForTaskForce
  @GetMapping
  String list(Actor actor, @PathVariable String year, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("owing", OfficeOwedQuestions.listByOffice(overview, requests.findAllByQuestion(actor, year)));
    return "indicators/owing";
  }

  @ForQuestionReaders
  @GetMapping("/{office}")
  String showOffice(Actor actor, @PathVariable String year, @PathVariable UUID office, HttpServletRequest request,
      Model model) {
    // Before anything else is read: an office of elsewhere is not there, whatever state the rows here are in.
    organisations.require(actor, office);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Map<String, DataRequest> asked = requests.findAllByQuestion(actor, year);
    OfficeOwedQuestions owing = OfficeOwedQuestions.listByOffice(overview, asked)
        .stream()
        .filter(one -> one.organisation().equals(office))
        .findFirst()
        .orElseThrow(NotFound::new);
    model.addAttribute("frame", overview);
    model.addAttribute("owing", owing);
    model.addAttribute("rows",
        overview.scores().rows().stream().filter(row -> office.equals(row.organisation())).toList());
    model.addAttribute("reminder", reminderText(uiFactory.forRequest(request), overview, owing));
    return "indicators/owing-office";
  }

  /**
   * A text for WhatsApp: numbers of questions and a date, no name of a person, no note, no address with a key in it.
   */
  static String reminderText(Ui ui, EvaluationOverview overview, OfficeOwedQuestions owing) {
    List<String> codes = owing.owed().stream().map(QuestionScore::question).limit(MAX_QUESTIONS_NAMED).toList();
    String more = owing.owed().size() > MAX_QUESTIONS_NAMED
        ? ui.t("indicators.reminder.more", owing.owed().size() - MAX_QUESTIONS_NAMED)
        : "";
    String due = owing.due() == null ? "" : ui.t("indicators.reminder.due", ui.date(owing.due()));
    return owing.owed().isEmpty()
        ? ui.t("indicators.reminder.thanks", owing.name(), overview.year().code(), ui.regencyName())
        : ui.t("indicators.reminder", owing.name(), overview.year().code(), owing.owed().size(),
            String.join(", ", codes) + more, ui.score(owing.score().atStake()), due, ui.regencyName());
  }
}
