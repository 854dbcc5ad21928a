package id.payung.indicators.desk;

import id.payung.evidence.Looks;
import id.payung.evidence.UseView;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForChecker;
import id.payung.indicators.year.ForOffices;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.paper.Signatory;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** Desk mode: next, accept, return by key or by button; ends in a Berita Acara. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/desk")
class DeskPages {
  private final Frames frames;
  private final Desks desks;
  private final Looks looks;
  private final RegencyIdentity identity;
  private final Paper paper;
  private final UiFactory uis;

  DeskPages(Frames frames, Desks desks, Looks looks, RegencyIdentity identity, Paper paper, UiFactory uis) {
    this.frames = frames;
    this.desks = desks;
    this.looks = looks;
    this.identity = identity;
    this.paper = paper;
    this.uis = uis;
  }

  @ForOffices
  @GetMapping
  String all(Actor actor, @PathVariable String year, Model model) {
    Frame frame = frames.require(actor, year);
    List<String> order = frame.sheet().rows().stream().map(QuestionScore::question).toList();
    Map<UUID, List<UseView>> waiting = desks.taken(actor, year, order)
        .stream()
        .filter(use -> use.check().equals("unchecked"))
        .collect(Collectors.groupingBy(UseView::organisation, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute("frame", frame);
    model.addAttribute("waiting", waiting);
    model.addAttribute("desks", desks.of(actor, year));
    return "indicators/desks";
  }

  @ForChecker
  @PostMapping
  String begin(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      @RequestParam UUID office, @RequestParam(defaultValue = "") String place) {
    if (!frames.require(actor, year).offices().containsKey(office)) {
      throw new NotFound();
    }
    desks.begin(actor, id, year, office, place.strip());
    return at(regency, year, id, "");
  }

  @ForChecker
  @GetMapping("/{id}")
  String sit(Actor actor, @PathVariable String year, @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID at, Model model) {
    return sit(actor, year, id, at, "", Map.of(), model);
  }

  @ForChecker
  @PostMapping("/{id}/verdicts")
  String say(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam UUID use, @RequestParam String verdict, @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    boolean accepted = verdict.equals("accept");
    boolean back = verdict.equals("undo");
    try {
      if (back) {
        desks.takeBack(actor, id, use, reason.strip());
      } else {
        desks.say(actor, id, use, accepted, reason.strip());
      }
    } catch (Invalid invalid) {
      response.setStatus(422);
      return sit(actor, year, id, use, reason, invalid.fields(), model);
    }
    Flash.say(redirect,
        back ? "indicators.desk.taken-back" : accepted ? "indicators.desk.accepted" : "indicators.desk.returned");
    return at(regency, year, id, "");
  }

  @ForChecker
  @PostMapping("/{id}/end")
  String end(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam int basedOn, @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String agreed, RedirectAttributes redirect) {
    desks.end(actor, id, basedOn, place.strip(), number.strip(), present.strip(), agreed.strip());
    Flash.say(redirect, "indicators.desk.closed");
    return at(regency, year, id, "");
  }

  /** Berita Acara: the list, what was agreed, and places to sign. */
  @ForOffices
  @GetMapping("/{id}/minutes.pdf")
  ResponseEntity<byte[]> minutes(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable UUID id, HttpServletRequest request) {
    Desk desk = desk(actor, year, id);
    Ui ui = uis.of(request);
    Frame frame = frames.require(actor, year);
    Letterhead head = identity.letterhead(regency);
    List<String> order = frame.sheet().rows().stream().map(QuestionScore::question).toList();
    List<DeskVerdict> verdicts = new ArrayList<>(desks.verdicts(actor, id));
    verdicts.sort(java.util.Comparator.comparingInt((DeskVerdict one) -> order.indexOf(one.question()))
        .thenComparing(DeskVerdict::slot));
    List<Signatory> signatories = new ArrayList<>();
    signatories.add(new Signatory(ui.t("indicators.desk.paper.checker"), desk.startedBy(), null, null));
    desk.people()
        .forEach(person -> signatories.add(
            new Signatory(person[1].isEmpty() ? frame.office(desk.organisation()) : person[1], person[0], null, null)));
    if (desk.people().isEmpty()) {
      signatories.add(Signatory.of(frame.office(desk.organisation()), null));
    }
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("ui", ui);
    params.put("head",
        PaperHead
            .plain(ui.t("indicators.desk.paper.title", frame.office(desk.organisation())),
                ui.t("indicators.desk.paper.description"))
            .with(new PaperHead.Letterhead(head.government(), head.office(), head.address(), null)));
    params.put("frame", frame);
    params.put("desk", desk);
    params.put("verdicts", verdicts);
    params.put("signatories", signatories);
    params.put("place", head.place());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + ui.fileName("pdf", "berita-acara-kla", year, frame.office(desk.organisation()))
                + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(paper.render("indicators/desk-paper", params));
  }

  private String sit(Actor actor, String year, UUID id, @Nullable UUID at, String reason, Map<String, String> errors,
      Model model) {
    Desk desk = desk(actor, year, id);
    Frame frame = frames.require(actor, year);
    List<String> asked = frame.sheet()
        .rows()
        .stream()
        .filter(row -> desk.organisation().equals(row.organisation()))
        .map(QuestionScore::question)
        .toList();
    List<UseView> uses = desks.taken(actor, year, asked);
    UseView now = uses.stream()
        .filter(use -> at == null ? use.check().equals("unchecked") : use.id().equals(at))
        .findFirst()
        .orElse(at == null ? null : uses.stream().findFirst().orElse(null));
    model.addAttribute("frame", frame);
    model.addAttribute("desk", desk);
    model.addAttribute("uses", uses);
    model.addAttribute("now", now);
    model.addAttribute("look", now == null ? null : looks.of(actor, now.item()));
    model.addAttribute("reason", reason);
    model.addAttribute("errors", errors);
    model.addAttribute("verdicts", desks.verdicts(actor, id));
    return "indicators/desk";
  }

  private Desk desk(Actor actor, String year, UUID id) {
    Desk desk = desks.require(actor, id);
    if (!desk.evaluation().equals(year)) {
      throw new NotFound();
    }
    return desk;
  }

  private static String at(String regency, String year, UUID desk, String rest) {
    return "redirect:/" + regency + "/kla/" + year + "/desk/" + desk + rest;
  }
}
