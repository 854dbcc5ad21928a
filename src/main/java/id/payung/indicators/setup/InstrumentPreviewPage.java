package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetPreview;
import org.jspecify.annotations.Nullable;

/** What a sheet would change. */
@Template("indicators/instrument-preview")
public record InstrumentPreviewPage(EvaluationOverview frame, String sha256, SheetPreview<?> preview,
    @Nullable InstrumentChanges changes) implements PageModel {}
