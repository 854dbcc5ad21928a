package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.evidence.SafePhotoRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.DataUri;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
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
@AllowedRoles({Role.PARTNER_COORDINATOR, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER,
  Role.COOPERATION_OFFICE})
@RequestMapping("/{regency}/papers/partners")
class PartnerReportController {
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final int MAX_PRINTED_PHOTOS = 4;

  private final PartnerReportLoader reportLoader;
  private final SafePhotoRepository photos;
  private final DocumentStorage documents;
  private final ReferenceCatalogue reference;
  private final PdfRenderer paper;
  private final UiFactory uiFactory;

  PartnerReportController(PartnerReportLoader reportLoader, SafePhotoRepository photos, DocumentStorage documents,
      ReferenceCatalogue reference, PdfRenderer paper, UiFactory uiFactory) {
    this.reportLoader = reportLoader;
    this.photos = photos;
    this.documents = documents;
    this.reference = reference;
    this.paper = paper;
    this.uiFactory = uiFactory;
  }

  /** One's own report at once; the task force chooses whose. */
  @GetMapping
  String redirectToReport(Actor actor, @RequestParam(required = false) @Nullable UUID partner,
      @RequestParam(required = false) @Nullable String quarter) {
    List<Organisation> partners = reportLoader.listPartners(actor);
    UUID chosen = partner != null ? partner : partners.isEmpty() ? null : partners.getFirst().id();
    if (chosen == null) {
      return "redirect:/" + actor.regency() + "/papers";
    }
    ReportingPeriod period = ReportingPeriod.parse(quarter, reportLoader.today(actor));
    return "redirect:/" + actor.regency() + "/papers/partners/" + chosen + "?quarter=" + period.code();
  }

  @GetMapping("/{partner}")
  String show(Actor actor, @PathVariable UUID partner, @RequestParam(required = false) @Nullable String quarter,
      Model model) {
    ReportingPeriod period = ReportingPeriod.parse(quarter, reportLoader.today(actor));
    model.addAttribute("report", reportLoader.load(actor, partner, period));
    model.addAttribute("partners", reportLoader.listPartners(actor));
    model.addAttribute("now", ReportingPeriod.containing(reportLoader.today(actor)));
    model.addAttribute("units", reference.list("agreements/units"));
    return "insight/partner";
  }

  @GetMapping("/{partner}/report.pdf")
  ResponseEntity<byte[]> printReport(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, HttpServletRequest request) {
    return printPdf(actor, partner, quarter, request, "insight/partner-paper", true, "laporan-mitra");
  }

  @GetMapping("/{partner}/head-office.pdf")
  ResponseEntity<byte[]> printHeadOfficePage(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, HttpServletRequest request) {
    return printPdf(actor, partner, quarter, request, "insight/head-office", false, "kantor-pusat");
  }

  @GetMapping("/{partner}/report.xlsx")
  ResponseEntity<byte[]> downloadSheet(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, HttpServletRequest request) {
    ReportingPeriod period = ReportingPeriod.parse(quarter, reportLoader.today(actor));
    Ui ui = uiFactory.forRequest(request);
    PartnerReport report = reportLoader.load(actor, partner, period);
    byte[] sheet = new PartnerReportSheet(ui, reference).write(report);
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header("Content-Disposition",
            "attachment; filename=\"" + ui.fileName("xlsx", "laporan-mitra", period.code(), report.partner().name())
                + "\"")
        .header("Cache-Control", "no-store")
        .body(sheet);
  }

  /** The copy without faces, and never the original. */
  @GetMapping("/{partner}/photos/{item}")
  ResponseEntity<Resource> showPhoto(Actor actor, @PathVariable UUID partner, @PathVariable UUID item) {
    reportLoader.requirePartner(actor, partner);
    SafePhotoRepository.SafePhoto photo = photos.require(actor, item);
    if (reportLoader.takesPartIn(actor, partner, photo.activity())) {
      return DocumentResponseFactory.inlineUncached(documents.open(actor, photo.sha256(), DocumentVariant.WEB),
          "foto.jpg");
    }
    throw new NotFound();
  }

  private ResponseEntity<byte[]> printPdf(Actor actor, UUID partner, @Nullable String quarter,
      HttpServletRequest request, String template, boolean landscape, String name) {
    Ui ui = uiFactory.forRequest(request);
    ReportingPeriod period = ReportingPeriod.parse(quarter, reportLoader.today(actor));
    PartnerReport report = reportLoader.load(actor, partner, period);
    PdfDocumentHead head = PdfDocumentHead.withoutLetterhead(ui.t("insight.partner.title", report.partner().name()),
        ui.t("insight.partner.as-of", ui.date(period.first()), ui.date(report.upTo())));
    Map<String, Object> params = new HashMap<>();
    params.put("ui", ui);
    params.put("head", landscape ? head.asLandscape() : head);
    params.put("report", report);
    params.put("units", reference.list("agreements/units"));
    params.put("shown", captionPhotos(actor, ui, report));
    return RegentPageController.inlineFile(paper.render(template, params), MediaType.APPLICATION_PDF,
        ui.fileName("pdf", name, period.code(), report.partner().name()));
  }

  private List<PartnerReport.CaptionedPhoto> captionPhotos(Actor actor, Ui ui, PartnerReport report) {
    List<PartnerReport.CaptionedPhoto> shown = new ArrayList<>();
    for (SafePhotoRepository.SafePhoto photo : report.photos().stream().limit(MAX_PRINTED_PHOTOS).toList()) {
      OpenDocument copy = documents.open(actor, photo.sha256(), DocumentVariant.WEB);
      try (InputStream in = copy.openStream()) {
        shown.add(new PartnerReport.CaptionedPhoto(DataUri.encode(in.readAllBytes(), copy.kind().mediaType()),
            photo.title() + " · " + ui.shortDate(photo.heldOn())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shown;
  }
}
