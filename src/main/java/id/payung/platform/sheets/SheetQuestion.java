package id.payung.platform.sheets;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked before a sheet is taken: something in it may be meant or not. Yes takes what is offered; no
 * leaves the cell empty, or the row out where the cell is needed.
 *
 * @param key message key of the question; with {@code .yes} and {@code .no} behind it what the answers do
 * @param places where it was found
 * @param answer null while nobody has answered
 */
public record SheetQuestion(String id, String key, List<Object> args, List<Place> places, @Nullable Boolean answer) {
  /**
   * A cell or a row.
   *
   * @param name as a spreadsheet names it: {@code C7}
   * @param offered what yes would take, a text or a day; the same as what is there when there is nothing else to offer
   */
  public record Place(int row, String name, String typed, Object offered) {}

  public String field() {
    return SheetAnswers.fieldOf(id);
  }

  public boolean isOpen() {
    return answer == null;
  }

  public boolean isAnswered(boolean yes) {
    return Objects.equals(answer, yes);
  }
}
