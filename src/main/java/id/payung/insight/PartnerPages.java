package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.evidence.SafePhotos;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.paper.Pictures;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's quarterly report: on screen, as PDF, as XLSX, and as one page for a head office. */
@Controller
@Allowed({Role.PARTNER_COORDINATOR, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER,
  Role.COOPERATION_OFFICE})
@RequestMapping("/{regency}/papers/partners")
class PartnerPages {
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final int PICTURES_ON_PAPER = 4;

  private final PartnerDesk desk;
  private final SafePhotos photos;
  private final Documents documents;
  private final Reference reference;
  private final Paper paper;
  private final UiFactory uis;

  PartnerPages(PartnerDesk desk, SafePhotos photos, Documents documents, Reference reference, Paper paper,
      UiFactory uis) {
    this.desk = desk;
    this.photos = photos;
    this.documents = documents;
    this.reference = reference;
    this.paper = paper;
    this.uis = uis;
  }

  /** One's own report at once; the task force chooses whose. */
  @GetMapping
  String choose(Actor actor, @RequestParam(required = false) @Nullable UUID partner,
      @RequestParam(required = false) @Nullable String quarter) {
    List<Organisation> partners = desk.partners(actor);
    UUID chosen = partner != null ? partner : partners.isEmpty() ? null : partners.getFirst().id();
    if (chosen == null) {
      return "redirect:/" + actor.regency() + "/papers";
    }
    Quarter of = Quarter.read(quarter, desk.today(actor));
    return "redirect:/" + actor.regency() + "/papers/partners/" + chosen + "?quarter=" + of.code();
  }

  @GetMapping("/{partner}")
  String show(Actor actor, @PathVariable UUID partner, @RequestParam(required = false) @Nullable String quarter,
      Model model) {
    Quarter of = Quarter.read(quarter, desk.today(actor));
    model.addAttribute("report", desk.report(actor, partner, of));
    model.addAttribute("partners", desk.partners(actor));
    model.addAttribute("now", Quarter.of(desk.today(actor)));
    model.addAttribute("units", reference.list("agreements/units"));
    return "insight/partner";
  }

  @GetMapping("/{partner}/report.pdf")
  ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, HttpServletRequest request) {
    return printed(actor, partner, quarter, request, "insight/partner-paper", true, "laporan-mitra");
  }

  @GetMapping("/{partner}/head-office.pdf")
  ResponseEntity<byte[]> headOffice(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, HttpServletRequest request) {
    return printed(actor, partner, quarter, request, "insight/head-office", false, "kantor-pusat");
  }

  @GetMapping("/{partner}/report.xlsx")
  ResponseEntity<byte[]> sheet(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, HttpServletRequest request) {
    Quarter of = Quarter.read(quarter, desk.today(actor));
    Ui ui = uis.of(request);
    PartnerReport report = desk.report(actor, partner, of);
    byte[] sheet = new PartnerSheet(ui, reference).of(report);
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header("Content-Disposition",
            "attachment; filename=\"" + ui.fileName("xlsx", "laporan-mitra", of.code(), report.partner().name()) + "\"")
        .header("Cache-Control", "no-store")
        .body(sheet);
  }

  /** The copy without faces, and never the original. */
  @GetMapping("/{partner}/photos/{item}")
  ResponseEntity<Resource> photo(Actor actor, @PathVariable UUID partner, @PathVariable UUID item) {
    desk.require(actor, partner);
    SafePhotos.SafePhoto photo = photos.require(actor, item);
    if (desk.works(actor, partner, photo.activity())) {
      return DocumentResponse.restricted(documents.open(actor, photo.sha256(), Variant.WEB), "foto.jpg");
    }
    throw new NotFound();
  }

  private ResponseEntity<byte[]> printed(Actor actor, UUID partner, @Nullable String quarter,
      HttpServletRequest request, String template, boolean across, String name) {
    Ui ui = uis.of(request);
    Quarter of = Quarter.read(quarter, desk.today(actor));
    PartnerReport report = desk.report(actor, partner, of);
    PaperHead head = PaperHead.plain(ui.t("insight.partner.title", report.partner().name()),
        ui.t("insight.partner.as-of", ui.date(of.first()), ui.date(report.upTo())));
    Map<String, Object> params = new HashMap<>();
    params.put("ui", ui);
    params.put("head", across ? head.across() : head);
    params.put("report", report);
    params.put("units", reference.list("agreements/units"));
    params.put("shown", shown(actor, ui, report));
    return RegentPages.sent(paper.render(template, params), MediaType.APPLICATION_PDF,
        ui.fileName("pdf", name, of.code(), report.partner().name()));
  }

  private List<PartnerReport.Shown> shown(Actor actor, Ui ui, PartnerReport report) {
    List<PartnerReport.Shown> shown = new ArrayList<>();
    for (SafePhotos.SafePhoto photo : report.photos().stream().limit(PICTURES_ON_PAPER).toList()) {
      OpenDocument copy = documents.open(actor, photo.sha256(), Variant.WEB);
      try (InputStream in = copy.stream()) {
        shown.add(new PartnerReport.Shown(Pictures.data(in.readAllBytes(), copy.kind().mediaType()),
            photo.title() + " · " + ui.shortDate(photo.heldOn())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shown;
  }
}
