package id.payung.indicators.score;

import id.payung.indicators.score.DailyScoreRepository.DailyScore;
import id.payung.indicators.score.DailyScoreRepository.DailyScore;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** Where a year stands, and how it came there. */
@Template("indicators/overview")
public record OverviewPage(EvaluationOverview frame, List<DailyScore> days) implements PageModel {}
