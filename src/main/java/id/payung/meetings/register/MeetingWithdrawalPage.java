package id.payung.meetings.register;

import id.payung.meetings.Meeting;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks before a meeting is withdrawn. */
@Template("meetings/withdrawal")
public record MeetingWithdrawalPage(Meeting meeting, FormFields form) implements PageModel {}
