package id.payung.meetings;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.paper.Pictures;
import id.payung.platform.paper.Signatory;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What leaves of meetings: the list and the follow-up as sheets, and the minutes on paper. */
@Controller
@AllowedToAll
@RequestMapping("/{regency}/meetings")
class MeetingExports {
  /** More than any regency has; a longer list is narrowed first, and the sheet says so. */
  static final int MOST = 5000;

  private static final MediaType XLSX =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** Under the minutes; more stay on the page of the meeting. */
  private static final int PICTURES_ON_PAPER = 4;

  private final Meetings meetings;
  private final MeetingFiles files;
  private final Decisions decisions;
  private final Organisations organisations;
  private final Reference reference;
  private final RegencyIdentity identity;
  private final Paper paper;
  private final Documents documents;
  private final UiFactory uis;

  MeetingExports(Meetings meetings, MeetingFiles files, Decisions decisions, Organisations organisations,
      Reference reference, RegencyIdentity identity, Paper paper, Documents documents, UiFactory uis) {
    this.meetings = meetings;
    this.files = files;
    this.documents = documents;
    this.decisions = decisions;
    this.organisations = organisations;
    this.reference = reference;
    this.identity = identity;
    this.paper = paper;
    this.uis = uis;
  }

  @GetMapping("/export.xlsx")
  ResponseEntity<byte[]> list(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String sort,
      HttpServletRequest request) {
    Ui ui = uis.of(request);
    List<MeetingLine> rows = meetings.list(actor, q.strip(), kind, Meetings.Sort.of(sort), null, MOST).rows();
    CodeList kinds = reference.list("meetings/kinds");
    return sheet(ui.fileName("xlsx", "pertemuan"), sheet -> {
      sheet.sheet(ui.t("meetings.title"), notes(ui, rows.size()),
          List.of(heading(ui, "meetings.field.held-on", 14), heading(ui, "meetings.field.title", 60),
              heading(ui, "meetings.field.kind", 26), heading(ui, "meetings.field.place", 30),
              heading(ui, "meetings.decisions", 12), heading(ui, "meetings.open", 12)));
      rows.forEach(row -> sheet.row(List.of(row.heldOn(), row.title(), kinds.nameOf(row.kind(), ui.locale()),
          row.place(), row.decisions(), row.open())));
    });
  }

  @GetMapping("/decisions.xlsx")
  ResponseEntity<byte[]> followUp(Actor actor, @RequestParam(defaultValue = "open") String show,
      HttpServletRequest request) {
    Ui ui = uis.of(request);
    List<Decisions.Told> rows = decisions.all(actor, show.equals("open"), MOST);
    Map<UUID, Organisation> offices =
        organisations.named(actor, rows.stream().map(told -> told.decision().ownerOrganisation()).distinct().toList());
    CodeList outcomes = reference.list("meetings/outcomes");
    return sheet(ui.fileName("xlsx", "tindak-lanjut"), sheet -> {
      sheet.sheet(ui.t("meetings.follow-up"), notes(ui, rows.size()),
          List.of(heading(ui, "meetings.field.decision", 60), heading(ui, "meetings.field.owner", 32),
              heading(ui, "meetings.field.owner-post", 26), heading(ui, "meetings.field.due", 14),
              heading(ui, "meetings.field.state", 18), heading(ui, "meetings.field.outcome", 20),
              heading(ui, "meetings.field.answer", 50), heading(ui, "meetings.field.title", 50),
              heading(ui, "meetings.field.held-on", 14)));
      for (Decisions.Told told : rows) {
        Decision one = told.decision();
        sheet.row(Arrays.<@Nullable Object>asList(one.text(), label(offices, one.ownerOrganisation()), one.ownerPost(),
            one.due(), state(ui, one), outcomes.nameOf(one.outcome(), ui.locale()), one.answer(), told.meeting(),
            told.heldOn()));
      }
    });
  }

  /** Notulen: who was there by office, proposals, decisions with owner and date, and what was said. */
  @GetMapping("/{id}/minutes.pdf")
  ResponseEntity<byte[]> minutes(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
    Meeting meeting = meetings.require(actor, id);
    Ui ui = uis.of(request);
    Letterhead head = identity.letterhead(actor.regency());
    List<UUID> named = new ArrayList<>();
    meeting.attendance().forEach(presence -> named.add(presence.organisation()));
    meeting.decisions().forEach(decision -> named.add(decision.ownerOrganisation()));
    meeting.proposals().stream().map(Meeting.Proposal::organisation).filter(Objects::nonNull).forEach(named::add);
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
    params.put("offices", organisations.named(actor, named));
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

  private static ResponseEntity<byte[]> sheet(String name, Consumer<SheetWriter> rows) {
    var bytes = new ByteArrayOutputStream();
    try (var sheet = new SheetWriter(bytes)) {
      rows.accept(sheet);
    }
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(bytes.toByteArray());
  }

  private static List<String> notes(Ui ui, int rows) {
    String where = ui.regencyName() + " · " + ui.date(ui.today());
    return rows < MOST ? List.of(where) : List.of(where, ui.t("meetings.export.cut", ui.number(MOST)));
  }

  private static String state(Ui ui, Decision one) {
    return one.open() && one.due().isBefore(ui.today()) ? ui.t("meetings.state.overdue")
        : ui.t("meetings.state." + one.state());
  }

  private static String label(Map<UUID, Organisation> offices, UUID id) {
    Organisation office = offices.get(id);
    return office == null ? "–" : office.label();
  }

  private static SheetWriter.Heading heading(Ui ui, String key, int width) {
    return new SheetWriter.Heading(ui.t(key), width);
  }
}
