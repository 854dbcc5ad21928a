package id.payung.indicators.request;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The letters of a year. */
@Template("indicators/letters")
public record LettersPage(EvaluationOverview frame, List<DataRequestLetter> letters,
    FormFields number) implements PageModel {}
