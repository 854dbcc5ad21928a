package id.payung.indicators.result;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** What is typed into the application of the ministry. */
@Template("indicators/copy-list")
public record TranscriptionPage(EvaluationOverview frame, List<TranscriptionListItem> all,
    List<TranscriptionListItem> shown, TranscriptionFilter filter) implements PageModel {}
