package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.platform.jobs.Job;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * The reports that leave, as far as the reader may make them.
 *
 * @param partners whose report may be opened
 * @param now the quarter of today
 * @param made the reader's last reports for the regent
 */
@Template("insight/reports")
public record InsightReportsPage(boolean mayRegent, boolean mayPartners, List<Organisation> partners,
    ReportingPeriod now, List<Job> made) implements PageModel {}
