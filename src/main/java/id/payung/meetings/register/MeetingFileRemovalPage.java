package id.payung.meetings.register;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingFile;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks before a file of a meeting is taken away. */
@Template("meetings/file-removal")
public record MeetingFileRemovalPage(Meeting meeting, MeetingFile file, FormFields form) implements PageModel {}
