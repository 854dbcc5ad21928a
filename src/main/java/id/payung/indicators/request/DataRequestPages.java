package id.payung.indicators.request;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.ui.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The pages of who answers what by when. */
public interface DataRequestPages {

  /** A letter to be written. */
  @Template("indicators/letter-new")
  record LetterFormPage(EvaluationOverview frame, FormFields form, List<SelectOption> offices) implements PageModel {}

  /** The letters of a year. */
  @Template("indicators/letters")
  record LettersPage(EvaluationOverview frame, List<DataRequestLetter> letters,
      FormFields number) implements PageModel {}

  /** Who owes what by when. */
  @Template("indicators/owing")
  record OwedListPage(EvaluationOverview frame, List<OfficeOwedQuestions> owing, Set<UUID> late) implements PageModel {}

  /** What one office owes, and the reminder. */
  @Template("indicators/owing-office")
  record OwedOfficePage(EvaluationOverview frame, OfficeOwedQuestions owing, List<QuestionScore> rows,
      String reminder) implements PageModel {}

  /** Which office does what, and who is asked for which question. */
  @Template("indicators/owners")
  record OwnerOfficesPage(EvaluationOverview frame, List<OwnerOfficeListItem> lines, List<SelectOption> offices,
      Map<String, DataRequest> requests, List<CodeListEntry> addableKinds, FormFields asking) implements PageModel {}
}
