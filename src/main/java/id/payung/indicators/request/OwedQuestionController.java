package id.payung.indicators.request;

import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.request.DataRequestPages.OwedListPage;
import id.payung.indicators.request.DataRequestPages.OwedOfficePage;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.EvaluationDeadlines;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who owes what by when, and the reminder that is ready to be sent. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/owing")
class OwedQuestionController {
  private static final int MAX_QUESTIONS_NAMED = 12;

  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestRepository requests;
  private final OrganisationRepository organisations;
  private final EvaluationDeadlines deadlines;
  private final Clock clock;

  OwedQuestionController(EvaluationOverviewLoader overviewLoader, DataRequestRepository requests,
      OrganisationRepository organisations, EvaluationDeadlines deadlines, Clock clock) {
    this.overviewLoader = overviewLoader;
    this.requests = requests;
    this.organisations = organisations;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @ForTaskForce
  @GetMapping
  OwedListPage list(@PathVariable String year, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<OfficeOwedQuestions> owing =
        OfficeOwedQuestions.listByOffice(overview, requests.findAllByQuestion(actor, year));
    Set<UUID> late = owing.stream()
        .filter(one -> one.due() != null && deadlines.answerOn(actor, one.due()).late(clock.instant()))
        .map(OfficeOwedQuestions::organisation)
        .collect(Collectors.toSet());
    return new OwedListPage(overview, owing, late);
  }

  /** The text left by WhatsApp or by letter: the day is kept, so that nobody is reminded twice in a day by two. */
  @ForSecretary
  @PostMapping("/{office}/reminders")
  WebResult recordReminder(@PathVariable String year, @PathVariable UUID office, Actor actor, @Today LocalDate today) {
    organisations.require(actor, office);
    requests.recordReminder(actor, year, office, today);
    return SeeOther.to("/kla/" + year + "/owing/" + office).saying("indicators.reminder.recorded");
  }

  @ForQuestionReaders
  @GetMapping("/{office}")
  OwedOfficePage showOffice(@PathVariable String year, @PathVariable UUID office, Actor actor, Ui ui) {
    // Before anything else is read: an office of elsewhere is not there, whatever state the rows here are in.
    organisations.require(actor, office);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    OfficeOwedQuestions owing = OfficeOwedQuestions.listByOffice(overview, requests.findAllByQuestion(actor, year))
        .stream()
        .filter(one -> one.organisation().equals(office))
        .findFirst()
        .orElseThrow(NotFound::new);
    return new OwedOfficePage(overview, owing,
        overview.scores().rows().stream().filter(row -> office.equals(row.organisation())).toList(),
        reminderText(ui, overview, owing));
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
            String.join(", ", codes) + more, ui.score(owing.score().obtainableTotal()), due, ui.regencyName());
  }
}
