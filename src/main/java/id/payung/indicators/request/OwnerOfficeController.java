package id.payung.indicators.request;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.addition.NewOrganisationForm;
import id.payung.accounts.addition.OrganisationAddition;
import id.payung.indicators.request.DataRequestPages.OwnerOfficesPage;
import id.payung.indicators.request.DataRequestRepository.OwnerOffice;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.Instrument;
import id.payung.platform.web.Ui;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Names the data owners: once by what an office does, then question by question where that is not enough. */
@Controller
@ForSecretary
@RequestMapping("/{regency}/kla/{year:\\d{4}}/owners")
class OwnerOfficeController {
  private static final String OFFICE = "office.";

  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestRepository requests;
  private final AnsweringOfficeDirectory officeDirectory;
  private final OrganisationRepository organisations;
  private final OrganisationAddition addition;

  OwnerOfficeController(EvaluationOverviewLoader overviewLoader, DataRequestRepository requests,
      AnsweringOfficeDirectory officeDirectory, OrganisationRepository organisations, OrganisationAddition addition) {
    this.addition = addition;
    this.overviewLoader = overviewLoader;
    this.requests = requests;
    this.officeDirectory = officeDirectory;
    this.organisations = organisations;
  }

  /** Which office is asked for which questions. */
  record AskingForm(@NotEmpty(message = "indicators.owners.choose") List<@Size(max = 60) String> question,
      @Nullable UUID office, @Valid @Nullable NewOrganisationForm added, @Size(max = 120) String post,
      @Nullable LocalDate due) implements CrossFieldRules {
    @Override
    public void check() {
      if (office == null && (added == null || added.name().isBlank())) {
        throw new Invalid("office", "indicators.owners.choose");
      }
    }
  }

  @GetMapping
  OwnerOfficesPage show(@PathVariable String year, Actor actor, Ui ui) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return page(actor, ui, overview, FormFields.blank(AskingForm.class).with("due", overview.year().due()));
  }

  private OwnerOfficesPage page(Actor actor, Ui ui, EvaluationOverview overview, FormFields asking) {
    List<Organisation> all = officeDirectory.list(actor);
    Map<String, OwnerOffice> known = requests.findOwnerOffices(actor);
    List<OwnerOfficeListItem> lines = new ArrayList<>();
    overview.instrument()
        .questions()
        .collect(Collectors.groupingBy(Instrument.Question::owner, LinkedHashMap::new, Collectors.counting()))
        .forEach((owner, count) -> lines.add(line(owner, count, known.get(owner), all, ui)));
    return new OwnerOfficesPage(overview, lines, AnsweringOfficeDirectory.options(all),
        requests.findAllByQuestion(actor, overview.year().code()),
        AnsweringOfficeDirectory.answering(addition.kinds(actor)), asking);
  }

  private OwnerOfficeListItem line(String owner, long questions, @Nullable OwnerOffice said, List<Organisation> all,
      Ui ui) {
    String usual = officeDirectory.usualName(owner, ui.locale());
    if (said != null) {
      return new OwnerOfficeListItem(owner, usual, questions, said.organisation(), said.post(), false);
    }
    UUID guess = officeDirectory.guessOffice(owner, all).map(Organisation::id).orElse(null);
    return new OwnerOfficeListItem(owner, usual, questions, guess, "", guess != null);
  }

  /** The fields are named by what an office does, such as {@code office.civil-registry}. */
  @PostMapping
  WebResult saveOwnerOffices(@PathVariable String year, @RequestParam Map<String, String> sent, Actor actor) {
    List<OwnerOffice> owners = sent.keySet()
        .stream()
        .filter(name -> name.startsWith(OFFICE) && !sent.getOrDefault(name, "").isBlank())
        .map(name -> new OwnerOffice(name.substring(OFFICE.length()),
            Ids.parse(sent.get(name)).orElseThrow(() -> new Refused("indicators.owners.choose")),
            sent.getOrDefault("post." + name.substring(OFFICE.length()), "").strip()))
        .toList();
    organisations.requireAll(actor, owners.stream().map(OwnerOffice::organisation).toList());
    return back(year).saying("indicators.owners.saved", requests.saveOwnerOfficesAndRequest(actor, year, owners));
  }

  @PostMapping("/questions")
  WebResult requestAnswers(@PathVariable String year, Submission<AskingForm> sent, Actor actor, Ui ui) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      UUID office = addition.add(actor, "added", form.added())
          .orElseGet(() -> Objects.requireNonNull(form.office(), "asked by the form"));
      organisations.requireAll(actor, List.of(office));
      requests.requestAnswers(actor, year, form.question(), office, form.post(), form.due());
      return back(year).saying("indicators.owners.asked", form.question().size());
    }, fields -> page(actor, ui, overview, fields));
  }

  private static SeeOther back(String year) {
    return SeeOther.to("/kla/" + year + "/owners");
  }
}
