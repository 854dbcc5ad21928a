package id.payung.indicators.score;

import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.Instrument;
import id.payung.platform.search.SearchText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The questions of a year with their three scores. They are in memory as a whole, since the totals of the year are made
 * of all of them, so they are narrowed there too (decision 0010).
 */
final class QuestionList {
  private static final SortKey<QuestionScore> BY_INSTRUMENT =
      SortKey.<QuestionScore>named("instrument", "indicators.order.instrument")
          .ascending("question", "text", QuestionScore::question);

  private final EvaluationOverview year;

  QuestionList(EvaluationOverview year) {
    this.year = year;
  }

  ListDefinition<QuestionScore> definition() {
    ListDefinition<QuestionScore> list =
        ListDefinition.<QuestionScore>at(year.path("/questions"), "indicators.questions")
            .saying("indicators.found.none", "indicators.found.none")
            .sorted(BY_INSTRUMENT)
            .column(ListColumn.text("indicators.question", QuestionScore::question)
                .link(row -> year.path("/questions/" + row.question())))
            .column(
                ListColumn
                    .<QuestionScore>words("indicators.question",
                        (ui, row) -> year.requireQuestion(row.question()).text().in(ui.locale()))
                    .json("text"))
            .column(ListColumn.<QuestionScore>words("indicators.block",
                (ui, row) -> year.requireBlock(row.block()).name().in(ui.locale())))
            .column(ListColumn.<QuestionScore>words("indicators.indicator",
                (ui, row) -> year.requireIndicator(row.indicator()).name().in(ui.locale())))
            .column(ListColumn.text("indicators.owner", row -> year.officeName(row.organisation())));
    // A closed year never changes, so nothing is next in it.
    return (year.year().closed() ? list
        : list.column(ListColumn
            .<QuestionScore>words("indicators.next",
                (ui, row) -> ui.t("indicators.next." + row.computed().next().code()))
            .json("next", row -> row.computed().next().code())))
        .column(ListColumn.number("indicators.score.claimed", row -> row.computed().claimed()))
        .column(ListColumn.number("indicators.score.complete", row -> row.computed().complete()))
        .column(ListColumn.number("indicators.score.survives", row -> row.computed().survives()))
        .column(ListColumn.number("indicators.highest", QuestionScore::highest))
        .column(ListColumn.number("indicators.stake", QuestionScore::obtainableTotal));
  }

  List<QuestionScore> rows(QuestionFilter filter, Locale locale) {
    Stream<QuestionScore> rows = year.scores().rows().stream().filter(row -> matches(row, filter, locale));
    return (filter.order().equals("stake")
        ? rows.sorted(Comparator.comparing(QuestionScore::obtainableTotal).reversed())
        : rows).toList();
  }

  private boolean matches(QuestionScore row, QuestionFilter filter, Locale locale) {
    if (!filter.block().isBlank() && !filter.block().equals(row.block())) {
      return false;
    }
    if (!filter.next().isBlank() && !filter.next().equals(row.computed().next().code())) {
      return false;
    }
    if (filter.office().equals("none") ? row.organisation() != null
        : !filter.office().isBlank() && !filter.office().equals(String.valueOf(row.organisation()))) {
      return false;
    }
    if (filter.q().isBlank()) {
      return true;
    }
    Instrument.Question question = year.requireQuestion(row.question());
    return row.question().startsWith(filter.q().strip()) || SearchText.matches(
        question.text().in(locale) + " " + year.requireIndicator(row.indicator()).name().in(locale), filter.q());
  }
}
