package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.page.Download;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfFirstPageImage;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.regions.PaperLetterheadAssembly;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The regent's page, made by the aide: on screen, as one picture, as one A4. */
@Controller
@AllowedRoles({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
@RequestMapping("/{regency}/regent")
class RegentPageController implements Navigation {
  /** Of the one A4: offices that it names and matters of each, in smaller letters from the second on. */
  private static final List<Map<String, Object>> EVER_SHORTER =
      List.of(Map.of("offices", 8, "each", 3, "small", false), Map.of("offices", 8, "each", 2, "small", true),
          Map.of("offices", 4, "each", 1, "small", true), Map.of("offices", 1, "each", 1, "small", true));

  static final Role[] READERS = {Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER};

  private final RegentPageLoader pageLoader;
  private final PaperLetterheadAssembly letterheads;
  private final PdfRenderer paper;

  RegentPageController(RegentPageLoader pageLoader, PaperLetterheadAssembly letterheads, PdfRenderer paper) {
    this.pageLoader = pageLoader;
    this.letterheads = letterheads;
    this.paper = paper;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS)
        ? List.of(
            new NavigationItem(actor.hasAnyRole(Role.REGENT_AIDE) ? 1 : 70, "insight.regent.door", "/regent", "chart"))
        : List.of();
  }

  @GetMapping
  RegentPage show(Actor actor) {
    return pageLoader.load(actor);
  }

  /** 1080 pixels across, for WhatsApp. */
  @GetMapping("/picture.png")
  Download downloadPicture(Actor actor, Ui ui) {
    RegentPage view = pageLoader.load(actor);
    byte[] png = PdfFirstPageImage.renderPng(renderPicturePaper(actor, ui, view));
    return new Download(ui.fileName("png", "pimpinan"), "image/png", png, true);
  }

  /** The one page that becomes the picture. */
  byte[] renderPicturePaper(Actor actor, Ui ui, RegentPage view) {
    return render("insight/regent-picture", ui, view, head(ui, view).withLetterhead(letterheads.load(actor)));
  }

  @GetMapping("/page.pdf")
  Download printPage(Actor actor, Ui ui) {
    RegentPage view = pageLoader.load(actor);
    PdfDocumentHead head = head(ui, view).withLetterhead(letterheads.load(actor));
    return Download.pdf(ui.fileName("pdf", "pimpinan"),
        paper.renderOnOnePage("insight/regent-sheet", params(ui, view, head), EVER_SHORTER));
  }

  private static PdfDocumentHead head(Ui ui, RegentPage view) {
    return PdfDocumentHead.withoutLetterhead(ui.t("insight.regent.title"), view.inWords(ui).standingLine());
  }

  private byte[] render(String template, Ui ui, RegentPage view, PdfDocumentHead head) {
    return paper.render(template, params(ui, view, head));
  }

  private static Map<String, Object> params(Ui ui, RegentPage view, PdfDocumentHead head) {
    return Map.of("ui", ui, "head", head, "view", view, "said", view.inWords(ui));
  }
}
