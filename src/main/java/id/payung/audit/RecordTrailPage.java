package id.payung.audit;

import id.payung.platform.list.Slice;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.UUID;

/** The history of one record. */
@Template("audit/record")
public record RecordTrailPage(String kind, UUID subject, Slice<TrailEntryView> lines) implements PageModel {}
