package id.payung.community.need;

import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;

/** The list of notes of needs. */
@Template("community/needs")
public record NeedListPage(ListView list, List<CodeListEntry> help) implements PageModel {}
