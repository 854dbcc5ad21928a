package id.payung.community.reportlist;

import id.payung.community.ReportView;
import id.payung.platform.list.Slice;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Laporan Kegiatan: the list of reports.
 *
 * @param villages labels of the villages that the lines name
 * @param districts the villages that can be chosen
 */
@Template("community/reports")
public record ReportListPage(ReportFilter filter, Slice<ReportView> reports, Map<UUID, String> villages,
    List<SelectOptionGroup> districts, boolean writes) implements PageModel {}
