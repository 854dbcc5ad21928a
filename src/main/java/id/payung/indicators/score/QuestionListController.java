package id.payung.indicators.score;

import id.payung.indicators.score.EvaluationScorePages.GapListPage;
import id.payung.indicators.score.EvaluationScorePages.QuestionListPage;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Instrument;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All questions of a year, to be searched and narrowed; and its gaps, the largest first. */
@Controller
@ForTaskForce
class QuestionListController {
  private final EvaluationOverviewLoader overviewLoader;

  QuestionListController(EvaluationOverviewLoader overviewLoader) {
    this.overviewLoader = overviewLoader;
  }

  /** What narrows the gaps. */
  record GapFilter(@Nullable UUID office) {}

  @GetMapping("/{regency}/kla/{year:\\d{4}}/questions")
  QuestionListPage listQuestions(@PathVariable String year, ListQuery<QuestionFilter> query, Actor actor, Ui ui) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    QuestionList list = new QuestionList(overview);
    List<QuestionScore> rows = list.rows(query.filter(), ui.locale());
    return new QuestionListPage(list.definition().view(ui, query, new Slice<>(rows, null)), overview, query.filter(),
        rows, officeOptions(overview),
        SelectOption.of(overview.instrument().blocks(), Instrument.Block::code, one -> one.name().in(ui.locale())),
        SelectOption.of(Arrays.asList(QuestionNextStep.values()), QuestionNextStep::code,
            step -> ui.t("indicators.next." + step.code())));
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/gaps")
  GapListPage listGaps(@PathVariable String year, ListQuery<GapFilter> query, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    UUID office = query.filter().office();
    return new GapListPage(overview,
        overview.scores().gaps().stream().filter(row -> office == null || office.equals(row.organisation())).toList(),
        office == null ? "" : office.toString(), officeOptions(overview));
  }

  private static List<SelectOption> officeOptions(EvaluationOverview overview) {
    return overview.offices()
        .values()
        .stream()
        .sorted(Comparator.comparing(office -> office.label().toLowerCase(Locale.ROOT)))
        .map(office -> SelectOption.of(office.id().toString(), office.label()))
        .toList();
  }
}
