package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import java.util.List;

/**
 * A partner's report on screen.
 *
 * @param partners whose report the reader may open
 * @param now the quarter of today
 */
@Template("insight/partner")
public record PartnerReportPage(PartnerReport report, List<Organisation> partners, ReportingPeriod now,
    CodeList units) implements PageModel {}
