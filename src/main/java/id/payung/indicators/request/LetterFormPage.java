package id.payung.indicators.request;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** A letter to be written. */
@Template("indicators/letter-new")
public record LetterFormPage(EvaluationOverview frame, FormFields form,
    List<SelectOption> offices) implements PageModel {}
