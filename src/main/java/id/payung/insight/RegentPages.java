package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.paper.PaperImage;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
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
@Allowed({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
@RequestMapping("/{regency}/regent")
class RegentPages implements Navigation {
  static final Role[] READERS = {Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER};

  private final RegentDesk desk;
  private final RegencyIdentity identity;
  private final Paper paper;
  private final UiFactory uis;

  RegentPages(RegentDesk desk, RegencyIdentity identity, Paper paper, UiFactory uis) {
    this.desk = desk;
    this.identity = identity;
    this.paper = paper;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.has(READERS)
        ? List.of(new NavigationItem(actor.has(Role.REGENT_AIDE) ? 1 : 70, "insight.regent.door", "/regent", "chart"))
        : List.of();
  }

  @GetMapping
  String show(Actor actor, HttpServletRequest request, Model model) {
    RegentView view = desk.view(actor);
    model.addAttribute("view", view);
    model.addAttribute("said", new RegentWords(uis.of(request), view));
    return "insight/regent";
  }

  /** 1080 pixels across, for WhatsApp. */
  @GetMapping("/picture.png")
  ResponseEntity<byte[]> picture(Actor actor, HttpServletRequest request) {
    Ui ui = uis.of(request);
    RegentView view = desk.view(actor);
    byte[] pdf = render("insight/regent-picture", ui, view,
        PaperHead.plain(ui.t("insight.regent.title"), new RegentWords(ui, view).standing()));
    return sent(PaperImage.firstPage(pdf), MediaType.IMAGE_PNG, ui.fileName("png", "pimpinan"));
  }

  @GetMapping("/page.pdf")
  ResponseEntity<byte[]> sheet(Actor actor, HttpServletRequest request) {
    Ui ui = uis.of(request);
    RegentView view = desk.view(actor);
    Letterhead kept = identity.letterhead(actor.regency());
    PaperHead head = PaperHead.plain(ui.t("insight.regent.title"), new RegentWords(ui, view).standing())
        .with(new PaperHead.Letterhead(kept.government(), kept.office(),
            kept.address().isBlank() ? null : kept.address(), null));
    return sent(render("insight/regent-sheet", ui, view, head), MediaType.APPLICATION_PDF,
        ui.fileName("pdf", "pimpinan"));
  }

  private byte[] render(String template, Ui ui, RegentView view, PaperHead head) {
    return paper.render(template, Map.of("ui", ui, "head", head, "view", view, "said", new RegentWords(ui, view)));
  }

  static ResponseEntity<byte[]> sent(byte[] bytes, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("Content-Disposition", "inline; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .body(bytes);
  }
}
