package id.payung.platform.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a sheet, for a person: where, what, and what to do about it.
 *
 * @param row the row's number as the sheet shows it (1 is the first); 0 when the whole sheet is meant
 * @param column the heading, or null when the whole row is meant
 * @param key message key of what is wrong; the key with {@code .todo} behind it says what to do
 * @param args what the messages speak of
 */
public record SheetFinding(int row, @Nullable String column, String key, List<Object> args) {
  public static SheetFinding of(int row, @Nullable String column, String key, Object... args) {
    return new SheetFinding(row, column, key, List.of(args));
  }

  public String todoKey() {
    return key + ".todo";
  }
}
