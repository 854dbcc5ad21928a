package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.Answer;
import id.payung.platform.page.SeeOther;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Adding, opening and taking away the files of a meeting. */
@Controller
@RequestMapping("/{regency}/meetings/{id}/files")
class MeetingFilePages {
  /** A scan, a photo, or the letter as it was written. */
  static final DocumentLimits LIMITS = DocumentLimits.EVIDENCE;

  private static final int LONGEST_NAME = 300;

  private final Meetings meetings;
  private final MeetingFiles files;
  private final MeetingPageLoader loader;
  private final Documents documents;

  MeetingFilePages(Meetings meetings, MeetingFiles files, MeetingPageLoader loader, Documents documents) {
    this.loader = loader;
    this.meetings = meetings;
    this.files = files;
    this.documents = documents;
  }

  /** The bytes are kept before the record's own transaction opens. */
  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping
  Answer add(@PathVariable UUID id, Submission<MeetingFileForm> sent, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    if (meeting.withdrawn()) {
      throw new NotFound();
    }
    return sent.save(form -> {
      boolean readable = true;
      for (MultipartFile one : form.file()) {
        KeptDocument kept = documents.keep(actor, one, LIMITS);
        readable &= kept.readable();
        files.add(actor, id, Ids.next(), form.kind(), nameOf(one), kept);
      }
      return toFiles(id).saying(readable ? "meetings.file.added" : "meetings.file.unreadable");
    }, fields -> loader.page(actor, meeting, MeetingPage.Forms.blank().withFile(fields)));
  }

  private static SeeOther toFiles(UUID meeting) {
    return SeeOther.to("/meetings/" + meeting + "#files");
  }

  @AllowedToAll
  @GetMapping("/{file}")
  ResponseEntity<Resource> open(@PathVariable UUID id, @PathVariable UUID file,
      @RequestParam(defaultValue = "web") String size, Actor actor) {
    MeetingFile found = files.open(actor, meetings.require(actor, id).id(), file);
    Variant variant = !found.picture() ? Variant.ORIGINAL : size.equals("thumb") ? Variant.THUMB : Variant.WEB;
    return DocumentResponse.restricted(documents.open(actor, found.sha256(), variant), found.name());
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @GetMapping("/{file}/removal")
  FileRemovalPage askRemoval(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return removalPage(actor, id, file, FormFields.blank(ReasonForm.class));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{file}/removal")
  Answer remove(@PathVariable UUID id, @PathVariable UUID file, Submission<ReasonForm> sent, Actor actor) {
    meetings.require(actor, id);
    return sent.save(form -> {
      files.remove(actor, id, file, form.reason());
      return toFiles(id).saying("meetings.file.removed");
    }, fields -> removalPage(actor, id, file, fields));
  }

  private FileRemovalPage removalPage(Actor actor, UUID meeting, UUID file, FormFields form) {
    return new FileRemovalPage(meetings.require(actor, meeting),
        files.of(actor, meeting).stream().filter(one -> one.id().equals(file)).findFirst().orElseThrow(NotFound::new),
        form);
  }

  /** The name it came with, without folders that some browsers send along. */
  private static String nameOf(MultipartFile file) {
    String sent = Objects.requireNonNullElse(file.getOriginalFilename(), "")
        .replaceAll("^.*[\\\\/]", "")
        .replaceAll("\\p{Cntrl}|\\p{Cf}", "")
        .strip();
    if (sent.isEmpty()) {
      return "berkas";
    }
    return sent.codePointCount(0, sent.length()) > LONGEST_NAME
        ? sent.substring(0, sent.offsetByCodePoints(0, LONGEST_NAME))
        : sent;
  }
}
