package id.payung.indicators.answer;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks once more before an answer is taken back. */
@Template("indicators/take-back")
public record QuestionAnswerTakeBackPage(QuestionView view, FormFields form) implements PageModel {}
