package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.ReasonForm;
import id.payung.indicators.year.Reopening;
import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import org.jspecify.annotations.Nullable;

/** The frame of a year, its lock and its reopened questions. */
@Template("indicators/settings")
public record SettingsPage(EvaluationOverview frame, int hours, @Nullable Reopening reopening,
    Forms forms) implements PageModel {

  /** The forms that stand in the page. */
  public record Forms(FormFields settings, FormFields reopening, FormFields ending) {
    static Forms of(Evaluation year, int hours) {
      return new Forms(FormFields.of(EvaluationSettingsForm.of(year)),
          FormFields.blank(ReopeningForm.class).with("id", Ids.next()).with("hours", hours),
          FormFields.blank(ReasonForm.class));
    }
  }
}
