package id.payung.platform.sheets.taken;

import id.payung.platform.actor.Actor;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.undo.UndoHandler;
import java.util.List;

/**
 * What a module says of a register that comes in from a sheet, and how a row that was taken is taken back.
 *
 * @param <T> a row as it was typed
 * @param <N> what is written for a new row
 * @param <S> what its taking back needs
 */
public interface RegisterKind<T, N, S extends Record> extends UndoHandler<S> {

  RegisterDescription about();

  SheetDefinition<T> sheet();

  /** What is said before a file is chosen, such as what it may be for; one sentence each. */
  default List<SheetFinding> remarks(Actor actor) {
    return List.of();
  }

  /**
   * What becomes of each row. What is looked up is asked in a few statements, whatever the number of rows, each in a
   * transaction of its own that has ended before anything is compared. Runs where only a few compute at once.
   */
  RegisterMatch<N> match(Actor actor, SheetPreview<T> read, RegisterAnswers answers);

  /**
   * Writes some new rows in one transaction; those that are there already are left.
   *
   * @param fileName what the file is called
   * @return those that were written
   */
  List<S> take(Actor actor, String fileName, List<RegisterRow<N>> rows);

  @Override
  default String kind() {
    return about().words();
  }
}
