package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.ui.FileThumbnail;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The list of items.
 *
 * @param thumbnails by the items of the lines
 * @param offices those that it may be narrowed to
 */
@Template("evidence/list")
public record EvidenceListPage(ListView list, List<EvidenceListItem> lines, Map<UUID, FileThumbnail> thumbnails,
    Collection<Organisation> offices, CodeList kinds) implements PageModel {}
