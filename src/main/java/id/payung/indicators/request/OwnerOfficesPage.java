package id.payung.indicators.request;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;
import java.util.Map;

/** Which office does what, and who is asked for which question. */
@Template("indicators/owners")
public record OwnerOfficesPage(EvaluationOverview frame, List<OwnerOfficeListItem> lines, List<SelectOption> offices,
    Map<String, DataRequest> requests, FormFields asking) implements PageModel {}
