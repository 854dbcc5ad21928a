package id.payung.indicators.request;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who owes what by when. */
@Template("indicators/owing")
public record OwedListPage(EvaluationOverview frame, List<OfficeOwedQuestions> owing,
    Set<UUID> late) implements PageModel {}
