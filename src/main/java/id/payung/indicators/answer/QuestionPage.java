package id.payung.indicators.answer;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** One question with the forms of who answers and who checks. */
@Template("indicators/question")
public record QuestionPage(QuestionView view, FormFields answer, FormFields opinion) implements PageModel {

  static QuestionPage of(QuestionView view) {
    return new QuestionPage(view, FormFields.of(AnswerForm.of(view.answer())),
        FormFields.of(OpinionForm.of(view.opinion())));
  }

  QuestionPage withAnswer(FormFields fields) {
    return new QuestionPage(view, fields, opinion);
  }

  QuestionPage withOpinion(FormFields fields) {
    return new QuestionPage(view, answer, fields);
  }
}
