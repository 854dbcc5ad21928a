package id.payung.community.reportmove;

import id.payung.community.Report;
import id.payung.community.ReportUseDirectory.ProvenQuestion;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;

/**
 * Asks for the activity that a report is really of.
 *
 * @param now the agreement of the activity that it stands at; empty for what a village did of its own
 * @param village its village
 * @param proven the questions for which an office has taken its photos
 * @param activities those that are planned for its village
 */
@Template("community/report-move")
public record ReportMovePage(Report report, String now, String village, List<SelectOptionGroup> activities,
    List<ProvenQuestion> proven, FormFields form) implements PageModel {}
