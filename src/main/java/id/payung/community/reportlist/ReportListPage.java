package id.payung.community.reportlist;

import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;

/**
 * Laporan Kegiatan: the list of reports.
 *
 * @param districts the villages that can be chosen
 */
@Template("community/reports")
public record ReportListPage(ListView list, ReportFilter filter, List<SelectOptionGroup> districts,
    boolean writes) implements PageModel {}
