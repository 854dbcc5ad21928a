package id.payung.meetings.body;

import id.payung.meetings.MeetingBody;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import java.util.List;

/** The bodies of the regency. */
@Template("meetings/bodies")
public record MeetingBodyListPage(List<MeetingBody> bodies, CodeList kinds) implements PageModel {}
