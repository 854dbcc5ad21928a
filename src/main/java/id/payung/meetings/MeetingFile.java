package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.ui.FileThumbnail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file of a meeting: the invitation, the attendance list, a photo, what was shown.
 *
 * @param size in bytes
 */
@Table(value = "meetings.file", reach = "parties:organisations read-only")
public record MeetingFile(UUID id, UUID meeting, String kind, String name, String sha256, String mediaType, long size,
    String addedBy, Instant addedAt, List<UUID> organisations) {
  /** What a file may be, in the order of the form and of the page. */
  public static final List<String> KINDS = List.of("invitation", "attendance", "photo", "material");

  /**
   * Whether the actor may open it. An attendance list holds names and numbers of people, and a photo faces: the list is
   * for those who work for the whole regency, the photo for offices besides. That either is kept, everybody of the
   * meeting may know.
   */
  public boolean isOpenTo(Actor actor) {
    return switch (kind) {
      case "attendance" -> actor.hasRegencyWideReach();
      case "photo" -> actor.hasRegencyWideReach() || actor.hasAnyRole(Role.OFFICE_STAFF);
      default -> true;
    };
  }

  /**
   * As pages name it: who may not open it is told its kind and not its name.
   *
   * @param kindWords what it is, in words
   */
  public FileThumbnail thumbnail(Actor actor, Meeting of, String kindWords) {
    if (!isOpenTo(actor)) {
      return new FileThumbnail(kindWords, null, null, "lock", of.heldOn(), null, "", null);
    }
    String at = "/meetings/" + meeting + "/files/" + id;
    return new FileThumbnail(name, hasThumbnail() ? at + "/view" : at,
        hasThumbnail() ? FileThumbnail.address(at + "/thumbnail", sha256) : null,
        kind.equals("attendance") ? "lock" : "file", of.heldOn(), of.place().isBlank() ? null : of.place(), kindWords,
        null);
  }

  /** A picture of which a small one may stand on pages; of a list of those present there is none. */
  public boolean hasThumbnail() {
    return mediaType.startsWith("image/") && !kind.equals("attendance");
  }

  /** A picture that may stand on the page and under the minutes. */
  public boolean picture() {
    return kind.equals("photo") && mediaType.startsWith("image/");
  }
}
