package id.payung.indicators.score;

import id.payung.indicators.score.DailyScoreRepository.DailyScore;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.Instrument;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** The pages of a year: where it stands, its blocks, questions and gaps. */
public interface EvaluationScorePages {

  /** One block of the instrument. */
  @Template("indicators/block")
  record BlockPage(EvaluationOverview frame, Instrument.Block block) implements PageModel {}

  /** Where points are lost, the largest first. */
  @Template("indicators/gaps")
  record GapListPage(EvaluationOverview frame, List<QuestionScore> gaps, String office,
      List<SelectOption> offices) implements PageModel {}

  /** No year was opened yet. */
  @Template("indicators/none")
  record NoEvaluationPage(boolean mayOpen) implements PageModel {}

  /** Where a year stands, and how it came there. */
  @Template("indicators/overview")
  record OverviewPage(EvaluationOverview frame, List<DailyScore> days) implements PageModel {}

  /** All questions of a year, narrowed. */
  @Template("indicators/questions")
  record QuestionListPage(ListView list, EvaluationOverview frame, QuestionFilter filter, List<QuestionScore> rows,
      List<SelectOption> offices, List<SelectOption> blocks, List<SelectOption> steps) implements PageModel {}
}
