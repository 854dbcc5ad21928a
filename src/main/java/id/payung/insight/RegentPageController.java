package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfFirstPageImage;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencySettingsRepository;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The regent's page, made by the aide: on screen, as one picture, as one A4. */
@Controller
@AllowedRoles({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
@RequestMapping("/{regency}/regent")
class RegentPageController implements Navigation {
  static final Role[] READERS = {Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER};

  private final RegentPageLoader pageLoader;
  private final RegencySettingsRepository identity;
  private final PdfRenderer paper;
  private final UiFactory uiFactory;

  RegentPageController(RegentPageLoader pageLoader, RegencySettingsRepository identity, PdfRenderer paper,
      UiFactory uiFactory) {
    this.pageLoader = pageLoader;
    this.identity = identity;
    this.paper = paper;
    this.uiFactory = uiFactory;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS)
        ? List.of(
            new NavigationItem(actor.hasAnyRole(Role.REGENT_AIDE) ? 1 : 70, "insight.regent.door", "/regent", "chart"))
        : List.of();
  }

  @GetMapping
  String show(Actor actor, HttpServletRequest request, Model model) {
    RegentPage view = pageLoader.load(actor);
    model.addAttribute("view", view);
    model.addAttribute("said", new RegentSummaryText(uiFactory.forRequest(request), view));
    return "insight/regent";
  }

  /** 1080 pixels across, for WhatsApp. */
  @GetMapping("/picture.png")
  ResponseEntity<byte[]> downloadPicture(Actor actor, HttpServletRequest request) {
    Ui ui = uiFactory.forRequest(request);
    RegentPage view = pageLoader.load(actor);
    byte[] pdf = render("insight/regent-picture", ui, view, PdfDocumentHead
        .withoutLetterhead(ui.t("insight.regent.title"), new RegentSummaryText(ui, view).standingLine()));
    return inlineFile(PdfFirstPageImage.renderPng(pdf), MediaType.IMAGE_PNG, ui.fileName("png", "pimpinan"));
  }

  @GetMapping("/page.pdf")
  ResponseEntity<byte[]> printPage(Actor actor, HttpServletRequest request) {
    Ui ui = uiFactory.forRequest(request);
    RegentPage view = pageLoader.load(actor);
    Letterhead kept = identity.getLetterhead(actor.regency());
    PdfDocumentHead head =
        PdfDocumentHead.withoutLetterhead(ui.t("insight.regent.title"), new RegentSummaryText(ui, view).standingLine())
            .withLetterhead(new PdfDocumentHead.Letterhead(kept.government(), kept.office(),
                kept.address().isBlank() ? null : kept.address(), null));
    return inlineFile(render("insight/regent-sheet", ui, view, head), MediaType.APPLICATION_PDF,
        ui.fileName("pdf", "pimpinan"));
  }

  private byte[] render(String template, Ui ui, RegentPage view, PdfDocumentHead head) {
    return paper.render(template,
        Map.of("ui", ui, "head", head, "view", view, "said", new RegentSummaryText(ui, view)));
  }

  static ResponseEntity<byte[]> inlineFile(byte[] bytes, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("Content-Disposition", "inline; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .body(bytes);
  }
}
