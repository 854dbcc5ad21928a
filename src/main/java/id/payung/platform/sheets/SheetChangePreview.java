package id.payung.platform.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an import would write of one thing, for the preview: of a new one every field, of a changed one what it was and
 * what it will be.
 *
 * @param fields of a changed one those that change
 */
public record SheetChangePreview(String title, Effect effect, List<Field> fields) {
  /** So many stand in a preview; the rest is counted. */
  public static final int MAX_SHOWN = 500;

  /** What happens to it. */
  public enum Effect {
    ADDED("sheets.row.added", "sheets.count.added"), CHANGED("sheets.row.changed",
        "sheets.count.changed"), EQUAL("sheets.row.equal", "sheets.count.equal");

    private final String key;
    private final String countKey;

    Effect(String key, String countKey) {
      this.key = key;
      this.countKey = countKey;
    }

    public String key() {
      return key;
    }

    /** Message key of how many there are. */
    public String countKey() {
      return countKey;
    }
  }

  /**
   * One field, its values as a person reads them.
   *
   * @param label message key
   * @param before null when there was nothing
   */
  public record Field(String label, @Nullable String before, String after) {}

  public static SheetChangePreview added(String title, List<Field> fields) {
    return new SheetChangePreview(title, Effect.ADDED,
        fields.stream().filter(field -> !field.after().isBlank()).toList());
  }

  /** Of all fields those that differ; none: it stays as it is. */
  public static SheetChangePreview changed(String title, List<Field> fields) {
    List<Field> different = new ArrayList<>();
    for (Field field : fields) {
      if (!Objects.requireNonNullElse(field.before(), "").equals(field.after())) {
        different.add(field);
      }
    }
    return new SheetChangePreview(title, different.isEmpty() ? Effect.EQUAL : Effect.CHANGED, List.copyOf(different));
  }

  public static long count(List<SheetChangePreview> rows, Effect effect) {
    return rows.stream().filter(row -> row.effect() == effect).count();
  }
}
