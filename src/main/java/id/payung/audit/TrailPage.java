package id.payung.audit;

import id.payung.platform.list.Slice;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** Riwayat Perubahan, with the kinds of records that can be chosen. */
@Template("audit/trail")
public record TrailPage(TrailFilter filter, boolean narrowed, Slice<TrailEntryView> lines,
    List<SelectOption> kinds) implements PageModel {}
