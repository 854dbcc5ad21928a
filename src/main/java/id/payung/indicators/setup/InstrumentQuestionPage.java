package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.Instrument;

/** One question of the instrument, to be edited. */
@Template("indicators/instrument-question")
public record InstrumentQuestionPage(EvaluationOverview frame, Instrument.Question question,
    FormFields form) implements PageModel {}
