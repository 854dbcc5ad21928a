package id.payung.indicators.result;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetPreview;

/** What a sheet of results says. */
@Template("indicators/result-preview")
public record ResultPreviewPage(EvaluationOverview frame, String stage, String sha256, SheetPreview<?> preview,
    int count) implements PageModel {}
