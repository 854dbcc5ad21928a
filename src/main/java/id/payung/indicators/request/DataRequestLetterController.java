package id.payung.indicators.request;

import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencySettingsRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters: written, numbered, printed with each office's own list. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/letters")
class DataRequestLetterController {
  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestLetterRepository letters;
  private final DataRequestRepository requests;
  private final OrganisationRepository organisations;
  private final RegencySettingsRepository identity;
  private final PdfRenderer paper;
  private final UiFactory uiFactory;

  DataRequestLetterController(EvaluationOverviewLoader overviewLoader, DataRequestLetterRepository letters,
      DataRequestRepository requests, OrganisationRepository organisations, RegencySettingsRepository identity,
      PdfRenderer paper, UiFactory uiFactory) {
    this.overviewLoader = overviewLoader;
    this.letters = letters;
    this.requests = requests;
    this.organisations = organisations;
    this.identity = identity;
    this.paper = paper;
    this.uiFactory = uiFactory;
  }

  @ForQuestionReaders
  @GetMapping
  String list(Actor actor, @PathVariable String year, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("letters", letters.listByEvaluation(actor, year));
    return "indicators/letters";
  }

  @ForSecretary
  @GetMapping("/new")
  String showNewForm(Actor actor, @PathVariable String regency, @PathVariable String year, HttpServletRequest request,
      Model model) {
    Ui ui = uiFactory.forRequest(request);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Letterhead head = identity.getLetterhead(regency);
    LocalDate due = overview.year().due() != null && overview.year().due().isAfter(ui.today()) ? overview.year().due()
        : ui.today().plusDays(14);
    List<UUID> owing = OfficeOwedQuestions.listByOffice(overview, requests.findAllByQuestion(actor, year))
        .stream()
        .filter(one -> !one.owed().isEmpty())
        .map(OfficeOwedQuestions::organisation)
        .toList();
    DataRequestLetter letter = new DataRequestLetter(ui.newId(), year, "", ui.today(), due, head.secretaryName(),
        head.secretaryTitle(), "", owing, 1);
    return renderForm(overview, letter, Map.of(), model);
  }

  @ForSecretary
  @PostMapping
  String create(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dated,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      @RequestParam(defaultValue = "") String signerName, @RequestParam(defaultValue = "") String signerPost,
      @RequestParam(defaultValue = "") String signerNumber,
      @RequestParam(required = false) @Nullable List<UUID> organisation, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    LocalDate today = uiFactory.forRequest(request).today();
    DataRequestLetter letter = new DataRequestLetter(id, year, number.strip(), dated == null ? today : dated,
        due == null ? today.plusDays(14) : due, signerName.strip(), signerPost.strip(), signerNumber.strip(),
        organisation == null ? List.of() : organisation, 1);
    organisations.requireAll(actor, letter.organisations());
    try {
      letters.register(actor, letter);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(overviewLoader.require(actor, year), letter, invalid.fields(), model);
    }
    FlashMessages.add(redirect, "indicators.letter.written", letter.organisations().size());
    return "redirect:/" + regency + "/kla/" + year + "/letters";
  }

  @ForSecretary
  @PostMapping("/{id}/number")
  String assignNumber(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam int basedOn, @RequestParam(defaultValue = "") String number, RedirectAttributes redirect) {
    letters.assignNumber(actor, id, basedOn, number.strip());
    FlashMessages.add(redirect, "indicators.letter.numbered");
    return "redirect:/" + regency + "/kla/" + year + "/letters";
  }

  /** The letter with its lists: to every office one after the other, or to one of them. An office gets its own. */
  @ForQuestionReaders
  @GetMapping("/{id}/letter.pdf")
  ResponseEntity<byte[]> printLetter(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID office, HttpServletRequest request) {
    Ui ui = uiFactory.forRequest(request);
    DataRequestLetter letter = letters.require(actor, id);
    if (!letter.evaluation().equals(year)) {
      throw new NotFound();
    }
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<UUID> to = letter.organisations()
        .stream()
        .filter(one -> office == null || one.equals(office))
        .filter(one -> actor.hasRegencyWideReach() || actor.organisations().contains(one))
        .toList();
    if (to.isEmpty()) {
      throw new NotFound();
    }
    Letterhead head = identity.getLetterhead(regency);
    String title = ui.t("indicators.letter.title", year);
    PdfDocumentHead paperHead =
        PdfDocumentHead.withoutLetterhead(title, ui.t("indicators.letter.description", ui.regencyName()));
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("ui", ui);
    params.put("head", paperHead);
    params.put("kop", new PdfDocumentHead.Letterhead(head.government(), head.office(),
        head.address() + (head.contact().isBlank() ? "" : " · " + head.contact()), null));
    params.put("place", head.place());
    params.put("letter", letter);
    params.put("frame", overview);
    params.put("names", organisations.findByIds(actor, to));
    params.put("to", to);
    params.put("requests", requests.findAllByQuestion(actor, year));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + ui.fileName("pdf", "permintaan-data-kla", year,
                to.size() == 1 ? overview.officeName(to.getFirst()) : "") + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(paper.render("indicators/letter-paper", params));
  }

  private String renderForm(EvaluationOverview overview, DataRequestLetter letter, Map<String, String> errors,
      Model model) {
    model.addAttribute("frame", overview);
    model.addAttribute("letter", letter);
    model.addAttribute("errors", errors);
    model.addAttribute("offices",
        overview.offices()
            .values()
            .stream()
            .map(one -> SelectOption.of(one.id().toString(), one.label()))
            .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
            .toList());
    return "indicators/letter-new";
  }
}
