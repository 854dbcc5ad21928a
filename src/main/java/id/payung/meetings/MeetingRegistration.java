package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.form.FormRules;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes meetings down for those who do not come by the form: importers and the demonstration. Under the same rules.
 */
@Component
public class MeetingRegistration {
  private final MeetingRepository meetings;
  private final MeetingFileRepository files;
  private final FormRules rules;

  MeetingRegistration(MeetingRepository meetings, MeetingFileRepository files, FormRules rules) {
    this.rules = rules;
    this.meetings = meetings;
    this.files = files;
  }

  /** The same id again changes nothing. */
  public void registerMeeting(Actor actor, UUID id, String kind, String title, LocalDate heldOn, String place,
      @Nullable UUID body, String minutes, List<UUID> offices) {
    MeetingForm form = rules.require(RecordCopy.blank(MeetingForm.class)
        .with(MeetingForm::id, id)
        .with(MeetingForm::title, title)
        .with(MeetingForm::kind, kind)
        .with(MeetingForm::heldOn, heldOn)
        .with(MeetingForm::place, place)
        .with(MeetingForm::body, body)
        .with(MeetingForm::office, offices)
        .with(MeetingForm::minutes, minutes)
        .make(), heldOn);
    meetings.insertMeeting(actor, form.meeting());
  }

  /**
   * Adds a file that is kept already; the same id again changes nothing.
   *
   * @param kind one of {@link MeetingFile#KINDS}
   */
  public void attachFile(Actor actor, UUID meeting, UUID id, String kind, String name, StoredDocument kept) {
    files.addFile(actor, meeting, id, kind, name, kept);
  }
}
