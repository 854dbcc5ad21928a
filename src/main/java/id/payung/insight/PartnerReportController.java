package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.evidence.BlurredPhotoRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.Download;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.paper.DataUri;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
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
  private static final int MAX_PRINTED_PHOTOS = 4;

  private final PartnerReportLoader reportLoader;
  private final BlurredPhotoRepository photos;
  private final DocumentStorage documents;
  private final ReferenceCatalogue reference;
  private final PdfRenderer paper;

  PartnerReportController(PartnerReportLoader reportLoader, BlurredPhotoRepository photos, DocumentStorage documents,
      ReferenceCatalogue reference, PdfRenderer paper) {
    this.reportLoader = reportLoader;
    this.photos = photos;
    this.documents = documents;
    this.reference = reference;
    this.paper = paper;
  }

  /** One's own report at once; the task force chooses whose. */
  @GetMapping
  SeeOther redirectToReport(Actor actor, @RequestParam(required = false) @Nullable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, @Today LocalDate today) {
    List<Organisation> partners = reportLoader.listPartners(actor);
    UUID chosen = partner != null ? partner : partners.isEmpty() ? null : partners.getFirst().id();
    return chosen == null ? SeeOther.to("/papers")
        : SeeOther.to("/papers/partners/" + chosen + "?quarter=" + ReportingPeriod.parse(quarter, today).code());
  }

  @GetMapping("/{partner}")
  PartnerReportPage show(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, @Today LocalDate today) {
    return new PartnerReportPage(reportLoader.load(actor, partner, ReportingPeriod.parse(quarter, today)),
        reportLoader.listPartners(actor), ReportingPeriod.containing(today), reference.list("agreements/units"));
  }

  @GetMapping("/{partner}/report.pdf")
  Download printReport(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, Ui ui) {
    PartnerReport report = load(actor, partner, quarter, ui);
    return printPdf(actor, report, ui, "insight/partner-paper", head(report, ui).asLandscape(), "laporan-mitra");
  }

  @GetMapping("/{partner}/head-office.pdf")
  Download printHeadOfficePage(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, Ui ui) {
    PartnerReport report = load(actor, partner, quarter, ui);
    return printPdf(actor, report, ui, "insight/head-office", head(report, ui), "kantor-pusat");
  }

  @GetMapping("/{partner}/report.xlsx")
  Download downloadSheet(Actor actor, @PathVariable UUID partner,
      @RequestParam(required = false) @Nullable String quarter, Ui ui) {
    PartnerReport report = load(actor, partner, quarter, ui);
    return Download.sheet(ui.fileName("xlsx", "laporan-mitra", report.period().code(), report.partner().name()),
        writer -> new PartnerReportSheet(ui, reference).write(report, writer));
  }

  private PartnerReport load(Actor actor, UUID partner, @Nullable String quarter, Ui ui) {
    return reportLoader.loadForPaper(actor, partner, ReportingPeriod.parse(quarter, ui.today()));
  }

  private static PdfDocumentHead head(PartnerReport report, Ui ui) {
    return PdfDocumentHead.withoutLetterhead(ui.t("insight.partner.title", report.partner().name()),
        ui.t("insight.partner.as-of", ui.date(report.period().first()), ui.date(report.upTo())));
  }

  /** The copy without faces, and never the original. */
  @GetMapping("/{partner}/photos/{item}")
  ResponseEntity<Resource> showPhoto(Actor actor, @PathVariable UUID partner, @PathVariable UUID item) {
    reportLoader.requirePartner(actor, partner);
    BlurredPhotoRepository.SafePhoto photo = photos.require(actor, item);
    if (reportLoader.takesPartIn(actor, partner, photo.activity())) {
      return DocumentResponseFactory.inlineUncached(documents.open(actor, photo.sha256(), DocumentVariant.WEB),
          "foto.jpg");
    }
    throw new NotFound();
  }

  private Download printPdf(Actor actor, PartnerReport report, Ui ui, String template, PdfDocumentHead head,
      String name) {
    byte[] pdf = paper.render(template, Map.of("ui", ui, "head", head, "report", report, "units",
        reference.list("agreements/units"), "shown", captionPhotos(actor, ui, report)));
    return Download.pdf(ui.fileName("pdf", name, report.period().code(), report.partner().name()), pdf);
  }

  private List<PartnerReport.CaptionedPhoto> captionPhotos(Actor actor, Ui ui, PartnerReport report) {
    List<PartnerReport.CaptionedPhoto> shown = new ArrayList<>();
    for (BlurredPhotoRepository.SafePhoto photo : report.photos().stream().limit(MAX_PRINTED_PHOTOS).toList()) {
      ReadableDocument copy = documents.open(actor, photo.sha256(), DocumentVariant.WEB);
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
