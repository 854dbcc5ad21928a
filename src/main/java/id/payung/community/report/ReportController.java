package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportStatus;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.PicturePage;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One report: read, written and completed at a desk, its photos and lists of those present. */
@Controller
@RequestMapping("/{regency}/reports")
class ReportController {
  private static final String PHOTO_NAME = "foto-kegiatan.jpg";

  private final ReportLifeCycle lifecycle;
  private final ReportKind kind;
  private final ReportFileAccess fileAccess;
  private final DeskReportPolicy entryPolicy;
  private final ReportPageLoader loader;
  private final Clock clock;

  ReportController(ReportLifeCycle lifecycle, ReportKind kind, ReportFileAccess fileAccess,
      DeskReportPolicy entryPolicy, ReportPageLoader loader, Clock clock) {
    this.lifecycle = lifecycle;
    this.kind = kind;
    this.fileAccess = fileAccess;
    this.entryPolicy = entryPolicy;
    this.loader = loader;
    this.clock = clock;
  }

  @ForReportWriters
  @GetMapping("/new")
  ReportFormPage showNew(Actor actor, @RequestParam(defaultValue = "") String activity, Ui ui) {
    FormFields blank = FormFields.blank(ReportForm.class).with("id", Ids.next()).with("version", 0);
    return loader.form(actor, blank.with("activity", Ids.parse(activity).orElse(null)), null, ui);
  }

  @ForReportWriters
  @PostMapping
  WebResult create(Submission<ReportForm> sent, Actor actor, Ui ui) {
    UUID mandate = actor.mandates().stream().findFirst().orElse(null);
    return sent.alsoAsking(form -> requireValid(actor, form, null)).save(form -> save(actor, form, null, body -> {
      kind.receive(actor, new PhoneRecordForm<>(form.id(), body, mandate, clock.instant()));
      return "community.recorded";
    }), fields -> loader.form(actor, fields, null, ui));
  }

  /** All that is wrong at once: what cannot be read as a report, and what no report may say. */
  private void requireValid(Actor actor, ReportForm form, @Nullable ReportBody before) {
    try {
      entryPolicy.requireValid(actor, form.body(before));
    } catch (Invalid invalid) {
      Map<String, String> wrong = new LinkedHashMap<>(entryPolicy.findMistakes(actor, form.village(), form.heldOn()));
      invalid.fields().forEach(wrong::putIfAbsent);
      throw new Invalid(wrong);
    }
  }

  /** @param keep keeps what the report says, and gives the key of the sentence that says so */
  private SeeOther save(Actor actor, ReportForm form, @Nullable ReportBody before, Function<ReportBody, String> keep) {
    ReportBody body = form.body(before);
    List<StoredDocument> files = fileAccess.storeUploads(actor, form.files());
    int photos = form.photo().size();
    String said = keep.apply(body);
    fileAccess.attachFiles(actor, form.id(), ReportBody.AnnouncedFile.PHOTO, files.subList(0, photos));
    fileAccess.attachFiles(actor, form.id(), ReportBody.AnnouncedFile.ATTENDANCE, files.subList(photos, files.size()));
    return SeeOther.to("/reports/" + form.id()).saying(said);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  ReportPage showReport(@PathVariable UUID id, Actor actor, Ui ui) {
    return loader.page(actor, id, ui, ConflictChoice.NONE);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/edit")
  WebResult showEdit(@PathVariable UUID id, Actor actor, Ui ui) {
    Report report = lifecycle.requireWritable(actor, id);
    return report.status() == ReportStatus.WITHDRAWN
        ? SeeOther.to("/reports/" + id).saying("community.refused.withdrawn")
        : loader.form(actor, ReportForm.of(report), report, ui);
  }

  @AllowedToSignedIn
  @PostMapping("/{id}")
  WebResult amend(@PathVariable UUID id, Submission<ReportForm> sent, Actor actor, Ui ui) {
    Report report = lifecycle.requireWritable(actor, id);
    ReportBody before = report.body();
    return sent.alsoAsking(form -> requireValid(actor, form, before)).save(form -> save(actor, form, before, body -> {
      if (report.status() == ReportStatus.WITHDRAWN) {
        throw lifecycle.refusalOfWithdrawn(actor, id);
      }
      boolean settled = kind.amend(actor, id, form.version(), body).conflicts().isEmpty();
      return settled ? "community.amended" : "community.amended.conflict";
    }), fields -> loader.form(actor, fields, report, ui));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/photos/{photo}")
  ResponseEntity<Resource> servePhoto(@PathVariable UUID id, @PathVariable UUID photo, Actor actor) {
    return DocumentResponseFactory.inline(fileAccess.openPhoto(actor, id, photo, DocumentVariant.WEB), PHOTO_NAME);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/photos/{photo}/thumbnail")
  ResponseEntity<Resource> serveThumbnail(@PathVariable UUID id, @PathVariable UUID photo,
      @RequestParam(defaultValue = "") String v, Actor actor) {
    return DocumentResponseFactory.thumbnail(fileAccess.openPhoto(actor, id, photo, DocumentVariant.THUMB), PHOTO_NAME,
        v);
  }

  /** One photo large, to leaf through those of its report. */
  @AllowedToSignedIn
  @GetMapping("/{id}/photos/{photo}/view")
  PicturePage showPhoto(@PathVariable UUID id, @PathVariable UUID photo, Actor actor, Ui ui) {
    return loader.photo(actor, id, photo, ui);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/attendance/{file}")
  ResponseEntity<Resource> serveAttendanceList(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return DocumentResponseFactory.inlineUncached(fileAccess.openAttendanceList(actor, id, file), "daftar-hadir.jpg");
  }
}
