package id.payung.meetings.register;

import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;

/** The list of meetings, with the kinds that can be chosen. */
@Template("meetings/list")
public record MeetingListPage(ListView list, List<CodeListEntry> kinds) implements PageModel {}
