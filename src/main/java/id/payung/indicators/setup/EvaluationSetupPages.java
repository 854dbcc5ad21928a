package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationReasonForm;
import id.payung.indicators.year.QuestionReopening;
import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.ui.SelectOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages on which a year is opened, arranged, and its instrument changed. */
public interface EvaluationSetupPages {

  /** The instrument of a year. */
  @Template("indicators/instrument")
  record InstrumentPage(EvaluationOverview frame, FormFields upload) implements PageModel {}

  /**
   * What a sheet would change.
   *
   * @param written question by question
   * @param unanswered whether somebody wanted to take it before all was answered
   */
  @Template("indicators/instrument-preview")
  record InstrumentPreviewPage(EvaluationOverview frame, String sha256, SheetPreview<?> preview,
      @Nullable InstrumentChanges changes, List<SheetChangePreview> written, boolean unanswered) implements PageModel {
    InstrumentPreviewPage withUnanswered() {
      return new InstrumentPreviewPage(frame, sha256, preview, changes, written, true);
    }
  }

  /** One question of the instrument, to be edited. */
  @Template("indicators/instrument-question")
  record InstrumentQuestionPage(EvaluationOverview frame, Instrument.Question question,
      FormFields form) implements PageModel {}

  /** A year to be opened. */
  @Template("indicators/year-new")
  record OpeningPage(FormFields form, List<SelectOption> sources) implements PageModel {}

  /** The reopened questions, most points first. */
  @Template("indicators/sprint")
  record ReopenedQuestionsPage(EvaluationOverview frame, QuestionReopening reopening,
      List<QuestionScore> rows) implements PageModel {}

  /** The frame of a year, its lock and its reopened questions. */
  @Template("indicators/settings")
  record SettingsPage(EvaluationOverview frame, int hours, @Nullable QuestionReopening reopening,
      Forms forms) implements PageModel {

    /** The forms that stand in the page. */
    public record Forms(FormFields settings, FormFields reopening, FormFields ending) {
      static Forms of(Evaluation year, int hours) {
        return new Forms(FormFields.of(EvaluationSettingsForm.of(year)),
            FormFields.blank(QuestionReopeningForm.class).with("id", Ids.next()).with("hours", hours),
            FormFields.blank(EvaluationReasonForm.class));
      }
    }
  }

  /** Asks once more before a year is locked, unlocked or closed. */
  @Template("indicators/turn")
  record StateChangePage(EvaluationOverview frame, String deed, FormFields form) implements PageModel {}
}
