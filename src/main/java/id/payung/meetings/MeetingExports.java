package id.payung.meetings;

import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.paper.Pictures;
import id.payung.platform.paper.Signatory;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The minutes of a meeting on paper. */
@Controller
@AllowedToAll
@RequestMapping("/{regency}/meetings")
class MeetingExports {
  /** Under the minutes; more stay on the page of the meeting. */
  private static final int PICTURES_ON_PAPER = 4;

  private final Meetings meetings;
  private final MeetingFiles files;
  private final Organisations organisations;
  private final Reference reference;
  private final RegencyIdentity identity;
  private final Paper paper;
  private final Documents documents;

  MeetingExports(Meetings meetings, MeetingFiles files, Organisations organisations, Reference reference,
      RegencyIdentity identity, Paper paper, Documents documents) {
    this.meetings = meetings;
    this.files = files;
    this.documents = documents;
    this.organisations = organisations;
    this.reference = reference;
    this.identity = identity;
    this.paper = paper;
  }

  /** Notulen: who was there by office, proposals, decisions with owner and date, and what was said. */
  @GetMapping("/{id}/minutes.pdf")
  ResponseEntity<byte[]> minutes(Actor actor, @PathVariable UUID id, Ui ui) {
    Meeting meeting = meetings.require(actor, id);
    Letterhead head = identity.letterhead(actor.regency());
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("ui", ui);
    params.put("head",
        PaperHead
            .plain(ui.t("meetings.paper.title", meeting.title()),
                ui.t("meetings.paper.description", ui.date(meeting.heldOn())))
            .with(new PaperHead.Letterhead(head.government(), head.office(), head.address(), null)));
    params.put("meeting", meeting);
    List<MeetingFile> attached = files.of(actor, id);
    params.put("files", attached);
    params.put("pictures",
        attached.stream()
            .filter(file -> file.picture() && file.isOpenTo(actor))
            .limit(PICTURES_ON_PAPER)
            .map(file -> picture(actor, file))
            .toList());
    params.put("offices", organisations.named(actor, MeetingPageLoader.named(meeting)));
    params.put("kinds", reference.list("meetings/kinds"));
    params.put("signatories",
        List.of(Signatory.of(ui.t("meetings.paper.chair"), null), Signatory.of(ui.t("meetings.paper.writer"), null)));
    params.put("place", head.place() + ", " + ui.date(meeting.heldOn()));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + ui.fileName("pdf", "notulen", meeting.heldOn().toString()) + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(paper.render("meetings/minutes-paper", params));
  }

  private String picture(Actor actor, MeetingFile file) {
    OpenDocument copy = documents.open(actor, file.sha256(), Variant.WEB);
    try (InputStream in = Files.newInputStream(copy.path())) {
      return Pictures.data(in.readAllBytes(), copy.kind().mediaType());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
