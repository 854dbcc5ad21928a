package id.payung.meetings.decision;

import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** What was decided, by date. */
@Template("meetings/decisions")
public record FollowUpPage(ListView list) implements PageModel {}
