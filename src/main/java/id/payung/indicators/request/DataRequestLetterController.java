package id.payung.indicators.request;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.request.DataRequestPages.LetterFormPage;
import id.payung.indicators.request.DataRequestPages.LettersPage;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.EvaluationDeadlines;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.Download;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencySettingsRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The letters: written, numbered, printed with each office's own list. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/letters")
class DataRequestLetterController {
  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestLetterRepository letters;
  private final DataRequestLetterPaper paper;
  private final DataRequestRepository requests;
  private final OrganisationRepository organisations;
  private final RegencySettingsRepository identity;
  private final EvaluationDeadlines deadlines;

  DataRequestLetterController(EvaluationOverviewLoader overviewLoader, DataRequestLetterRepository letters,
      DataRequestLetterPaper paper, DataRequestRepository requests, OrganisationRepository organisations,
      RegencySettingsRepository identity, EvaluationDeadlines deadlines) {
    this.overviewLoader = overviewLoader;
    this.letters = letters;
    this.paper = paper;
    this.requests = requests;
    this.organisations = organisations;
    this.identity = identity;
    this.deadlines = deadlines;
  }

  @ForQuestionReaders
  @GetMapping
  LettersPage list(@PathVariable String year, ReturnedForm<DataRequestLetterNumberForm> number, Actor actor) {
    return new LettersPage(overviewLoader.require(actor, year), letters.listByEvaluation(actor, year),
        number.or(() -> FormFields.blank(DataRequestLetterNumberForm.class)));
  }

  @ForSecretary
  @GetMapping("/new")
  WebResult showNewForm(@PathVariable String regency, @PathVariable String year, @Today LocalDate today, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    if (overview.year().closed()) {
      return back(year).saying("indicators.years.closed-refusal", year);
    }
    Letterhead head = identity.getLetterhead(regency);
    LocalDate due = overview.year().due();
    List<UUID> owing = OfficeOwedQuestions.listByOffice(overview, requests.findAllByQuestion(actor, year))
        .stream()
        .filter(one -> !one.owed().isEmpty())
        .map(OfficeOwedQuestions::organisation)
        .toList();
    return formPage(overview,
        FormFields.blank(DataRequestLetterForm.class)
            .with("id", Ids.next())
            .with("dated", today)
            .with("due", due != null && due.isAfter(today) ? due : deadlines.proposeAnswerDay(actor, today))
            .with("signerName", head.secretaryName())
            .with("signerPost", head.secretaryTitle())
            .with("organisation", owing));
  }

  @ForSecretary
  @PostMapping
  WebResult create(@PathVariable String year, Submission<DataRequestLetterForm> sent, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      organisations.requireAll(actor, form.organisation());
      letters.register(actor, year, form);
      return back(year).saying("indicators.letter.written", form.organisation().size());
    }, fields -> formPage(overview, fields));
  }

  @ForSecretary
  @PostMapping("/{id}/number")
  WebResult assignNumber(@PathVariable String year, @PathVariable UUID id, Submission<DataRequestLetterNumberForm> sent,
      Actor actor) {
    return sent.saveOrReturn(form -> {
      letters.assignNumber(actor, year, id, form);
      return back(year).saying("indicators.letter.numbered");
    }, back(year));
  }

  /** The letter with its lists: to every office one after the other, or to one of them. An office gets its own. */
  @ForQuestionReaders
  @GetMapping("/{id}/letter.pdf")
  Download printLetter(@PathVariable String year, @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID office, Actor actor, Ui ui) {
    return paper.print(actor, ui, letters.require(actor, year, id), office);
  }

  private static SeeOther back(String year) {
    return SeeOther.to("/kla/" + year + "/letters");
  }

  private static LetterFormPage formPage(EvaluationOverview overview, FormFields form) {
    return new LetterFormPage(overview, form,
        SelectOption.of(overview.offices()
            .values()
            .stream()
            .sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
            .toList(), one -> one.id().toString(), Organisation::label));
  }
}
