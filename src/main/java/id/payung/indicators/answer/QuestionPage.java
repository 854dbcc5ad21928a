package id.payung.indicators.answer;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.remarks.ConversationPanel;
import java.util.List;

/**
 * One question with the forms of who answers and who checks.
 *
 * @param conversations one panel; none for those who do not read the answer
 */
@Template("indicators/question")
public record QuestionPage(QuestionView view, FormFields answer, FormFields opinion,
    List<ConversationPanel> conversations) implements PageModel {

  static QuestionPage of(QuestionView view, List<ConversationPanel> conversations) {
    return new QuestionPage(view, FormFields.of(QuestionAnswerForm.of(view.answer())),
        FormFields.of(CheckerOpinionForm.of(view.opinion())), conversations);
  }

  QuestionPage withAnswer(FormFields fields) {
    return new QuestionPage(view, fields, opinion, conversations);
  }

  QuestionPage withOpinion(FormFields fields) {
    return new QuestionPage(view, answer, fields, conversations);
  }
}
