package id.payung.meetings.body;

import id.payung.accounts.Organisation;
import id.payung.meetings.ActionPlanItem;
import id.payung.meetings.MeetingBody;
import id.payung.meetings.MeetingBodyMember;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A body with its members and its action plan. */
@Template("meetings/body")
public record MeetingBodyPage(MeetingBody body, List<MeetingBodyMember> members, List<ActionPlanItem> actions,
    Map<UUID, Organisation> offices, List<Organisation> choices, CodeList posts, CodeList kinds,
    Forms forms) implements PageModel {

  /** The forms that stand in the page. */
  public record Forms(FormFields member, FormFields action) {}
}
