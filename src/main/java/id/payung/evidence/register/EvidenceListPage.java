package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import java.util.Collection;
import java.util.List;

/**
 * The list of items.
 *
 * @param offices those that it may be narrowed to
 */
@Template("evidence/list")
public record EvidenceListPage(ListView list, List<EvidenceListItem> lines, Collection<Organisation> offices,
    CodeList kinds) implements PageModel {}
