package id.payung.indicators.check;

import id.payung.evidence.EvidencePreviewRepository;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForChecker;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.paper.Signatory;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencySettingsRepository;
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
class CheckingSessionController {
  private final EvaluationOverviewLoader overviewLoader;
  private final CheckingSessionRepository sessions;
  private final EvidencePreviewRepository previews;
  private final RegencySettingsRepository identity;
  private final PdfRenderer paper;
  private final UiFactory uiFactory;

  CheckingSessionController(EvaluationOverviewLoader overviewLoader, CheckingSessionRepository sessions,
      EvidencePreviewRepository previews, RegencySettingsRepository identity, PdfRenderer paper, UiFactory uiFactory) {
    this.overviewLoader = overviewLoader;
    this.sessions = sessions;
    this.previews = previews;
    this.identity = identity;
    this.paper = paper;
    this.uiFactory = uiFactory;
  }

  @ForQuestionReaders
  @GetMapping
  String list(Actor actor, @PathVariable String year, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<String> order = overview.scores().rows().stream().map(QuestionScore::question).toList();
    Map<UUID, List<EvidenceUseView>> waiting = sessions.listTakenEvidence(actor, year, order)
        .stream()
        .filter(use -> use.check().equals("unchecked"))
        .collect(Collectors.groupingBy(EvidenceUseView::organisation, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute("frame", overview);
    model.addAttribute("waiting", waiting);
    model.addAttribute("desks", sessions.listByEvaluation(actor, year));
    return "indicators/desks";
  }

  @ForChecker
  @PostMapping
  String start(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      @RequestParam UUID office, @RequestParam(defaultValue = "") String place) {
    if (!overviewLoader.require(actor, year).offices().containsKey(office)) {
      throw new NotFound();
    }
    sessions.start(actor, id, year, office, place.strip());
    return redirectToSession(regency, year, id, "");
  }

  @ForChecker
  @GetMapping("/{id}")
  String showSession(Actor actor, @PathVariable String year, @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID at, Model model) {
    return showSession(actor, year, id, at, "", Map.of(), model);
  }

  @ForChecker
  @PostMapping("/{id}/verdicts")
  String saveCheck(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam UUID use, @RequestParam String verdict, @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    boolean accepted = verdict.equals("accept");
    boolean back = verdict.equals("undo");
    try {
      if (back) {
        sessions.takeBackCheck(actor, id, use, reason.strip());
      } else {
        sessions.saveCheck(actor, id, use, accepted, reason.strip());
      }
    } catch (Invalid invalid) {
      response.setStatus(422);
      return showSession(actor, year, id, use, reason, invalid.fields(), model);
    }
    FlashMessages.add(redirect,
        back ? "indicators.desk.taken-back" : accepted ? "indicators.desk.accepted" : "indicators.desk.returned");
    return redirectToSession(regency, year, id, "");
  }

  @ForChecker
  @PostMapping("/{id}/end")
  String endSession(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam int basedOn, @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String agreed, RedirectAttributes redirect) {
    sessions.end(actor, id, basedOn, place.strip(), number.strip(), present.strip(), agreed.strip());
    FlashMessages.add(redirect, "indicators.desk.closed");
    return redirectToSession(regency, year, id, "");
  }

  /** Berita Acara: the list, what was agreed, and places to sign. */
  @ForQuestionReaders
  @GetMapping("/{id}/minutes.pdf")
  ResponseEntity<byte[]> printMinutes(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable UUID id, HttpServletRequest request) {
    CheckingSession session = requireSession(actor, year, id);
    Ui ui = uiFactory.forRequest(request);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Letterhead head = identity.getLetterhead(regency);
    List<String> order = overview.scores().rows().stream().map(QuestionScore::question).toList();
    List<EvidenceCheck> verdicts = new ArrayList<>(sessions.listChecks(actor, id));
    verdicts.sort(java.util.Comparator.comparingInt((EvidenceCheck one) -> order.indexOf(one.question()))
        .thenComparing(EvidenceCheck::slot));
    List<Signatory> signatories = new ArrayList<>();
    signatories.add(new Signatory(ui.t("indicators.desk.paper.checker"), session.startedBy(), null, null));
    session.participants()
        .forEach(person -> signatories.add(new Signatory(
            person[1].isEmpty() ? overview.officeName(session.organisation()) : person[1], person[0], null, null)));
    if (session.participants().isEmpty()) {
      signatories.add(Signatory.of(overview.officeName(session.organisation()), null));
    }
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("ui", ui);
    params.put("head",
        PdfDocumentHead
            .withoutLetterhead(ui.t("indicators.desk.paper.title", overview.officeName(session.organisation())),
                ui.t("indicators.desk.paper.description"))
            .withLetterhead(new PdfDocumentHead.Letterhead(head.government(), head.office(), head.address(), null)));
    params.put("frame", overview);
    params.put("desk", session);
    params.put("verdicts", verdicts);
    params.put("signatories", signatories);
    params.put("place", head.place());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\""
                + ui.fileName("pdf", "berita-acara-kla", year, overview.officeName(session.organisation())) + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(paper.render("indicators/desk-paper", params));
  }

  private String showSession(Actor actor, String year, UUID id, @Nullable UUID at, String reason,
      Map<String, String> errors, Model model) {
    CheckingSession session = requireSession(actor, year, id);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<String> asked = overview.scores()
        .rows()
        .stream()
        .filter(row -> session.organisation().equals(row.organisation()))
        .map(QuestionScore::question)
        .toList();
    List<EvidenceUseView> uses = sessions.listTakenEvidence(actor, year, asked);
    EvidenceUseView now = uses.stream()
        .filter(use -> at == null ? use.check().equals("unchecked") : use.id().equals(at))
        .findFirst()
        .orElse(at == null ? null : uses.stream().findFirst().orElse(null));
    model.addAttribute("frame", overview);
    model.addAttribute("desk", session);
    model.addAttribute("uses", uses);
    model.addAttribute("now", now);
    model.addAttribute("look", now == null ? null : previews.require(actor, now.item()));
    model.addAttribute("reason", reason);
    model.addAttribute("errors", errors);
    model.addAttribute("verdicts", sessions.listChecks(actor, id));
    return "indicators/desk";
  }

  private CheckingSession requireSession(Actor actor, String year, UUID id) {
    CheckingSession session = sessions.require(actor, id);
    if (!session.evaluation().equals(year)) {
      throw new NotFound();
    }
    return session;
  }

  private static String redirectToSession(String regency, String year, UUID session, String rest) {
    return "redirect:/" + regency + "/kla/" + year + "/desk/" + session + rest;
  }
}
