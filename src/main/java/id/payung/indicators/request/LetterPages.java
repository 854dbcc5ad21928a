package id.payung.indicators.request;

import id.payung.accounts.Organisations;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.year.ForOffices;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.ui.Option;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
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
class LetterPages {
  private final Frames frames;
  private final Letters letters;
  private final Requests requests;
  private final Organisations organisations;
  private final RegencyIdentity identity;
  private final Paper paper;
  private final UiFactory uis;

  LetterPages(Frames frames, Letters letters, Requests requests, Organisations organisations, RegencyIdentity identity,
      Paper paper, UiFactory uis) {
    this.frames = frames;
    this.letters = letters;
    this.requests = requests;
    this.organisations = organisations;
    this.identity = identity;
    this.paper = paper;
    this.uis = uis;
  }

  @ForOffices
  @GetMapping
  String all(Actor actor, @PathVariable String year, Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("letters", letters.of(actor, year));
    return "indicators/letters";
  }

  @ForSecretary
  @GetMapping("/new")
  String blank(Actor actor, @PathVariable String regency, @PathVariable String year, HttpServletRequest request,
      Model model) {
    Ui ui = uis.of(request);
    Frame frame = frames.require(actor, year);
    Letterhead head = identity.letterhead(regency);
    LocalDate due = frame.year().due() != null && frame.year().due().isAfter(ui.today()) ? frame.year().due()
        : ui.today().plusDays(14);
    List<UUID> owing = Owing.of(frame, requests.all(actor, year))
        .stream()
        .filter(one -> !one.owed().isEmpty())
        .map(Owing::organisation)
        .toList();
    Letter letter =
        new Letter(ui.newId(), year, "", ui.today(), due, head.secretaryName(), head.secretaryTitle(), "", owing, 1);
    return form(frame, letter, Map.of(), model);
  }

  @ForSecretary
  @PostMapping
  String write(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dated,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      @RequestParam(defaultValue = "") String signerName, @RequestParam(defaultValue = "") String signerPost,
      @RequestParam(defaultValue = "") String signerNumber,
      @RequestParam(required = false) @Nullable List<UUID> organisation, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    LocalDate today = uis.of(request).today();
    Letter letter = new Letter(id, year, number.strip(), dated == null ? today : dated,
        due == null ? today.plusDays(14) : due, signerName.strip(), signerPost.strip(), signerNumber.strip(),
        organisation == null ? List.of() : organisation, 1);
    organisations.requireAll(actor, letter.organisations());
    try {
      letters.write(actor, letter);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(frames.require(actor, year), letter, invalid.fields(), model);
    }
    Flash.say(redirect, "indicators.letter.written", letter.organisations().size());
    return "redirect:/" + regency + "/kla/" + year + "/letters";
  }

  @ForSecretary
  @PostMapping("/{id}/number")
  String number(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam int basedOn, @RequestParam(defaultValue = "") String number, RedirectAttributes redirect) {
    letters.number(actor, id, basedOn, number.strip());
    Flash.say(redirect, "indicators.letter.numbered");
    return "redirect:/" + regency + "/kla/" + year + "/letters";
  }

  /** The letter with its lists: to every office one after the other, or to one of them. An office gets its own. */
  @ForOffices
  @GetMapping("/{id}/letter.pdf")
  ResponseEntity<byte[]> print(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID office, HttpServletRequest request) {
    Ui ui = uis.of(request);
    Letter letter = letters.require(actor, id);
    if (!letter.evaluation().equals(year)) {
      throw new NotFound();
    }
    Frame frame = frames.require(actor, year);
    List<UUID> to = letter.organisations()
        .stream()
        .filter(one -> office == null || one.equals(office))
        .filter(one -> actor.wide() || actor.organisations().contains(one))
        .toList();
    if (to.isEmpty()) {
      throw new NotFound();
    }
    Letterhead head = identity.letterhead(regency);
    String title = ui.t("indicators.letter.title", year);
    PaperHead paperHead = PaperHead.plain(title, ui.t("indicators.letter.description", ui.regencyName()));
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("ui", ui);
    params.put("head", paperHead);
    params.put("kop", new PaperHead.Letterhead(head.government(), head.office(),
        head.address() + (head.contact().isBlank() ? "" : " · " + head.contact()), null));
    params.put("place", head.place());
    params.put("letter", letter);
    params.put("frame", frame);
    params.put("names", organisations.named(actor, to));
    params.put("to", to);
    params.put("requests", requests.all(actor, year));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\""
            + ui.fileName("pdf", "permintaan-data-kla", year, to.size() == 1 ? frame.office(to.getFirst()) : "") + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(paper.render("indicators/letter-paper", params));
  }

  private String form(Frame frame, Letter letter, Map<String, String> errors, Model model) {
    model.addAttribute("frame", frame);
    model.addAttribute("letter", letter);
    model.addAttribute("errors", errors);
    model.addAttribute("offices",
        frame.offices()
            .values()
            .stream()
            .map(one -> Option.of(one.id().toString(), one.label()))
            .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
            .toList());
    return "indicators/letter-new";
  }
}
