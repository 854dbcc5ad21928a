package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding, opening and taking away the files of a meeting. */
@Controller
@RequestMapping("/{regency}/meetings/{id}/files")
class MeetingFilePages {
  /** A scan, a photo, or the letter as it was written. */
  static final DocumentLimits LIMITS = DocumentLimits.EVIDENCE;

  private static final int LONGEST_NAME = 300;

  private final Meetings meetings;
  private final MeetingFiles files;
  private final Documents documents;

  MeetingFilePages(Meetings meetings, MeetingFiles files, Documents documents) {
    this.meetings = meetings;
    this.files = files;
    this.documents = documents;
  }

  /** The bytes are kept before the record's own transaction opens. Empty parts of the form are passed over. */
  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping
  String add(@PathVariable UUID id, @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable List<MultipartFile> file, Actor actor, RedirectAttributes redirect) {
    Meeting meeting = meetings.require(actor, id);
    if (meeting.withdrawn()) {
      throw new NotFound();
    }
    List<MultipartFile> given = file == null ? List.of() : file.stream().filter(one -> !one.isEmpty()).toList();
    if (!MeetingFile.KINDS.contains(kind) || given.isEmpty()) {
      throw new Invalid("file", "meetings.file.needed");
    }
    boolean readable = true;
    for (MultipartFile one : given) {
      KeptDocument kept = documents.keep(actor, one, LIMITS);
      readable &= kept.readable();
      files.add(actor, id, Ids.next(), kind, nameOf(one), kept);
    }
    Flash.say(redirect, readable ? "meetings.file.added" : "meetings.file.unreadable");
    return "redirect:/" + actor.regency() + "/meetings/" + id + "#files";
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
  String askRemoval(@PathVariable UUID id, @PathVariable UUID file, Actor actor, Model model) {
    model.addAttribute("meeting", meetings.require(actor, id));
    model.addAttribute("file",
        files.of(actor, id).stream().filter(one -> one.id().equals(file)).findFirst().orElseThrow(NotFound::new));
    return "meetings/file-removal";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{file}/removal")
  String remove(@PathVariable UUID id, @PathVariable UUID file, @RequestParam(defaultValue = "") String reason,
      Actor actor, RedirectAttributes redirect) {
    meetings.require(actor, id);
    if (reason.isBlank()) {
      throw new Invalid("reason", "meetings.reason.needed");
    }
    files.remove(actor, id, file, reason.strip());
    Flash.say(redirect, "meetings.file.removed");
    return "redirect:/" + actor.regency() + "/meetings/" + id + "#files";
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
