package id.payung.community.need;

import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.declared.FieldWords;
import id.payung.fieldwork.declared.ShownConflict;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.List;

/**
 * One note of a need.
 *
 * @param choice what was chosen between two versions and could not be kept
 * @param moves what the person may do with it next
 */
@Template("community/need")
public record NeedPage(NeedNote note, List<FieldWords.ShownField> fields, List<ShownConflict> conflicts,
    ConflictChoice choice, List<NeedState> moves, boolean mayWrite, FormFields answer) implements PageModel {

  public StatusTone tone(LocalDate today) {
    return tone(note, today);
  }

  static StatusTone tone(NeedNote note, LocalDate today) {
    return switch (note.answer().state()) {
      case DONE -> StatusTone.DONE;
      case DECLINED, TAKEN_BACK -> StatusTone.INFO;
      case WRITTEN, TAKEN_ON ->
          isLate(note, today) ? StatusTone.LATE : note.answer().state() == NeedState.WRITTEN ? StatusTone.ATTENTION
              : StatusTone.ON_TRACK;
    };
  }

  /** In words what the tone says too: a colour alone tells nobody that an answer is late. */
  public String stateWords(Ui ui) {
    return stateWords(ui, note);
  }

  static String stateWords(Ui ui, NeedNote note) {
    String state = ui.t(note.answer().state().key());
    return isLate(note, ui.today()) ? ui.t("community.need.late", state) : state;
  }

  private static boolean isLate(NeedNote note, LocalDate today) {
    return note.answer().state().open() && note.answer().dueOn().isBefore(today);
  }

  /** What a button that leads to this state says. */
  public static String moveKey(NeedState to) {
    return "community.need.move." + to.code();
  }
}
