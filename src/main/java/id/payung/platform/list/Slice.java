package id.payung.platform.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the key of the page that follows, or null at the end
 */
public record Slice<T>(List<T> rows, @Nullable String next) {

  /** Cuts the one row that was read too many, and makes of the last one that stays the key of the next page. */
  public static <T> Slice<T> of(List<T> rowsPlusOne, int size, Function<T, String> key) {
    if (rowsPlusOne.size() <= size) {
      return new Slice<>(List.copyOf(rowsPlusOne), null);
    }
    List<T> rows = List.copyOf(rowsPlusOne.subList(0, size));
    return new Slice<>(rows, key.apply(rows.getLast()));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
