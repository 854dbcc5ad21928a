package id.payung.meetings.register;

import id.payung.meetings.ForMeetingRecorders;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingFile;
import id.payung.meetings.MeetingFileRepository;
import id.payung.meetings.MeetingReasonForm;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.SentFileName;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.PicturePage;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.ui.Breadcrumb;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding, opening and taking away the files of a meeting. */
@Controller
@RequestMapping("/{regency}/meetings/{id}/files")
class MeetingFileController {
  /** A scan, a photo, or the letter as it was written. */
  static final DocumentLimits LIMITS = DocumentLimits.EVIDENCE;

  private final MeetingRepository meetings;
  private final MeetingFileRepository files;
  private final MeetingPageLoader loader;
  private final DocumentStorage documents;

  MeetingFileController(MeetingRepository meetings, MeetingFileRepository files, MeetingPageLoader loader,
      DocumentStorage documents) {
    this.loader = loader;
    this.meetings = meetings;
    this.files = files;
    this.documents = documents;
  }

  /** All bytes are kept before any file is named: one that is refused leaves nothing half done. */
  @ForMeetingRecorders
  @PostMapping
  WebResult addFiles(@PathVariable UUID id, Submission<MeetingFileForm> sent, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    return sent.save(form -> {
      meeting.requireOngoing(); // ahead of the bytes; it is asked again under the lock
      List<StoredDocument> kept = documents.storeAll(actor, form.file(), LIMITS);
      for (int i = 0; i < kept.size(); i++) {
        files.addFile(actor, id, Ids.next(), form.kind(), SentFileName.of(form.file().get(i)), kept.get(i));
      }
      boolean readable = kept.stream().allMatch(StoredDocument::readable);
      return toFiles(id).saying(readable ? "meetings.file.added" : "meetings.file.unreadable");
    }, fields -> loader.page(actor, meeting, MeetingPage.Forms.blank().withFile(fields)));
  }

  private static SeeOther toFiles(UUID meeting) {
    return SeeOther.to("/meetings/" + meeting + "#files");
  }

  @AllowedToSignedIn
  @GetMapping("/{file}")
  ResponseEntity<Resource> openFile(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    MeetingFile found = files.openFile(actor, meetings.require(actor, id).id(), file);
    DocumentVariant variant = found.picture() ? DocumentVariant.WEB : DocumentVariant.ORIGINAL;
    return DocumentResponseFactory.inlineUncached(documents.open(actor, found.sha256(), variant), found.name());
  }

  @AllowedToSignedIn
  @GetMapping("/{file}/thumbnail")
  ResponseEntity<Resource> serveThumbnail(@PathVariable UUID id, @PathVariable UUID file,
      @RequestParam(defaultValue = "") String v, Actor actor) {
    MeetingFile found = files.require(actor, meetings.require(actor, id).id(), file);
    if (!found.isOpenTo(actor) || !found.hasThumbnail()) {
      throw new NotFound();
    }
    return DocumentResponseFactory.thumbnail(documents.open(actor, found.sha256(), DocumentVariant.THUMB), found.name(),
        v);
  }

  /** One picture large, to leaf through those of its meeting. */
  @AllowedToSignedIn
  @GetMapping("/{file}/view")
  PicturePage showPicture(@PathVariable UUID id, @PathVariable UUID file, Actor actor, Ui ui) {
    Meeting meeting = meetings.require(actor, id);
    List<MeetingFile> pictures =
        files.listByMeeting(actor, id).stream().filter(one -> one.isOpenTo(actor) && one.hasThumbnail()).toList();
    MeetingFile shown = pictures.stream().filter(one -> one.id().equals(file)).findFirst().orElseThrow(NotFound::new);
    String at = "/meetings/" + id + "/files/" + file;
    return new PicturePage(
        pictures.stream().map(one -> one.thumbnail(actor, meeting, ui.t("meetings.file.kind." + one.kind()))).toList(),
        pictures.indexOf(shown), at, null, "/meetings/" + id + "#files",
        List.of(new Breadcrumb(ui.t("meetings.title"), ui.url("/meetings")),
            new Breadcrumb(meeting.title(), ui.url("/meetings/" + id + "#files"))));
  }

  @ForMeetingRecorders
  @GetMapping("/{file}/removal")
  WebResult showRemoval(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return meetings.require(actor, id).withdrawn() ? toFiles(id)
        : removalPage(actor, id, file, FormFields.blank(MeetingReasonForm.class));
  }

  @ForMeetingRecorders
  @PostMapping("/{file}/removal")
  WebResult removeFile(@PathVariable UUID id, @PathVariable UUID file, Submission<MeetingReasonForm> sent,
      Actor actor) {
    meetings.require(actor, id);
    return sent.save(form -> {
      files.removeFile(actor, id, file, form.reason());
      return toFiles(id).saying("meetings.file.removed");
    }, fields -> removalPage(actor, id, file, fields));
  }

  private MeetingFileRemovalPage removalPage(Actor actor, UUID meeting, UUID file, FormFields form) {
    return new MeetingFileRemovalPage(meetings.require(actor, meeting), files.require(actor, meeting, file), form);
  }
}
