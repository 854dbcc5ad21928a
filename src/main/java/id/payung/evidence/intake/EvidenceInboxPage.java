package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The files that wait; {@code more}: others come after these. */
@Template("evidence/inbox")
public record EvidenceInboxPage(List<EvidenceItem> waiting, boolean more) implements PageModel {}
