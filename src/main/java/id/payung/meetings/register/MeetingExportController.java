package id.payung.meetings.register;

import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingFile;
import id.payung.meetings.MeetingRepository;
import id.payung.meetings.MeetingView;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.page.Download;
import id.payung.platform.paper.DataUri;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.paper.Signatory;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.regions.Letterhead;
import id.payung.regions.PaperLetterheadAssembly;
import id.payung.regions.RegencySettingsRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The minutes of a meeting on paper. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/meetings")
class MeetingExportController {
  /** Under the minutes; more stay on the page of the meeting. */
  private static final int MAX_PICTURES = 4;

  private final MeetingRepository meetings;
  private final MeetingPageLoader loader;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;
  private final RegencySettingsRepository identity;
  private final PaperLetterheadAssembly letterheads;
  private final PdfRenderer paper;
  private final DocumentStorage documents;

  MeetingExportController(MeetingRepository meetings, MeetingPageLoader loader, OrganisationRepository organisations,
      ReferenceCatalogue reference, RegencySettingsRepository identity, PaperLetterheadAssembly letterheads,
      PdfRenderer paper, DocumentStorage documents) {
    this.meetings = meetings;
    this.loader = loader;
    this.documents = documents;
    this.organisations = organisations;
    this.reference = reference;
    this.identity = identity;
    this.letterheads = letterheads;
    this.paper = paper;
  }

  /** Notulen: who was there by office, proposals, decisions with owner and date, and what was said. */
  @GetMapping("/{id}/minutes.pdf")
  Download printMinutes(Actor actor, @PathVariable UUID id, Ui ui) {
    Meeting meeting = meetings.require(actor, id);
    Letterhead head = identity.getLetterhead(actor.regency());
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("ui", ui);
    params.put("head",
        PdfDocumentHead
            .withoutLetterhead(ui.t("meetings.paper.title", meeting.title()),
                ui.t("meetings.paper.description", ui.date(meeting.heldOn())))
            .withLetterhead(letterheads.of(actor, head)));
    MeetingView view = loader.view(actor, meeting);
    params.put("view", view);
    params.put("pictures",
        view.files()
            .stream()
            .filter(file -> file.picture() && file.isOpenTo(actor))
            .limit(MAX_PICTURES)
            .map(file -> pictureDataUri(actor, file))
            .toList());
    params.put("offices", organisations.findByIds(actor, view.organisations()));
    params.put("kinds", reference.list("meetings/kinds"));
    params.put("signatories",
        List.of(Signatory.of(ui.t("meetings.paper.chair"), null), Signatory.of(ui.t("meetings.paper.writer"), null)));
    params.put("place", head.place() + ", " + ui.date(meeting.heldOn()));
    return Download.pdf(ui.fileName("pdf", "notulen", meeting.heldOn().toString()),
        paper.render("meetings/minutes-paper", params));
  }

  private String pictureDataUri(Actor actor, MeetingFile file) {
    ReadableDocument copy = documents.open(actor, file.sha256(), DocumentVariant.WEB);
    try (InputStream in = Files.newInputStream(copy.path())) {
      return DataUri.encode(in.readAllBytes(), copy.kind().mediaType());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
