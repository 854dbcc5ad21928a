package id.payung.community.report;

import id.payung.community.ReportBody;
import id.payung.community.ReportSubmission;
import id.payung.community.ReportView;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.Clock;
import java.util.List;
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
  private final ReportLifeCycle lifecycle;
  private final ReportIntake intake;
  private final ReportAmendment reportAmendment;
  private final ReportFileAccess fileAccess;
  private final ReportEntryPolicy entryPolicy;
  private final ReportPageLoader loader;
  private final Clock clock;

  ReportController(ReportLifeCycle lifecycle, ReportIntake intake, ReportAmendment reportAmendment,
      ReportFileAccess fileAccess, ReportEntryPolicy entryPolicy, ReportPageLoader loader, Clock clock) {
    this.lifecycle = lifecycle;
    this.intake = intake;
    this.reportAmendment = reportAmendment;
    this.fileAccess = fileAccess;
    this.entryPolicy = entryPolicy;
    this.loader = loader;
    this.clock = clock;
  }

  @ForReportWriters
  @GetMapping("/new")
  ReportFormPage showNew(Actor actor, @RequestParam(defaultValue = "") String activity) {
    FormFields blank = FormFields.blank(ReportForm.class).with("id", Ids.next()).with("version", 0);
    return loader.form(actor, blank.with("activity", Ids.parse(activity).orElse(null)), null);
  }

  @ForReportWriters
  @PostMapping
  WebResult create(Submission<ReportForm> sent, Actor actor) {
    UUID mandate = actor.mandates().stream().findFirst().orElse(null);
    return sent.save(form -> save(actor, form, null, body -> {
      intake.receive(actor, new ReportSubmission(form.id(), body, mandate, clock.instant(), null));
      return "community.recorded";
    }), fields -> loader.form(actor, fields, null));
  }

  /** @param keep keeps what the report says, and gives the key of the sentence that says so */
  private SeeOther save(Actor actor, ReportForm form, @Nullable ReportBody before, Function<ReportBody, String> keep) {
    ReportBody body = form.body(before);
    entryPolicy.requireValid(actor, body);
    List<StoredDocument> photos = fileAccess.storeUploads(actor, form.photo());
    List<StoredDocument> lists = fileAccess.storeUploads(actor, form.attendance());
    String said = keep.apply(body);
    fileAccess.attachFiles(actor, form.id(), ReportBody.AnnouncedFile.PHOTO, photos);
    fileAccess.attachFiles(actor, form.id(), ReportBody.AnnouncedFile.ATTENDANCE, lists);
    return SeeOther.to("/reports/" + form.id()).saying(said);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  ReportPage showReport(@PathVariable UUID id, Actor actor, Ui ui) {
    return loader.page(actor, id, ui, ConflictChoice.NONE);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/edit")
  ReportFormPage showEdit(@PathVariable UUID id, Actor actor) {
    ReportView report = lifecycle.requireWritable(actor, id);
    return loader.form(actor, ReportForm.of(report), report);
  }

  @AllowedToSignedIn
  @PostMapping("/{id}")
  WebResult amend(@PathVariable UUID id, Submission<ReportForm> sent, Actor actor) {
    ReportView report = lifecycle.requireWritable(actor, id);
    return sent.save(form -> save(actor, form, report.body(), body -> {
      ReportSubmission edit = new ReportSubmission(id, body, report.mandate(), clock.instant(), null);
      boolean settled = reportAmendment.amend(actor, id, form.version(), edit).conflicts().isEmpty();
      return settled ? "community.amended" : "community.amended.conflict";
    }), fields -> loader.form(actor, fields, report));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/photos/{photo}")
  ResponseEntity<Resource> servePhoto(@PathVariable UUID id, @PathVariable UUID photo,
      @RequestParam(defaultValue = "web") String size, Actor actor) {
    DocumentVariant variant = size.equals("thumb") ? DocumentVariant.THUMB : DocumentVariant.WEB;
    return DocumentResponseFactory.inline(fileAccess.openPhoto(actor, id, photo, variant), "foto-kegiatan.jpg");
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/attendance/{file}")
  ResponseEntity<Resource> serveAttendanceList(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return DocumentResponseFactory.inlineUncached(fileAccess.openAttendanceList(actor, id, file), "daftar-hadir.jpg");
  }
}
