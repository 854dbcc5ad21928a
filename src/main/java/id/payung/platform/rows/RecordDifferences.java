package id.payung.platform.rows;

import id.payung.platform.errors.Stale;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.NotAColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two records of one class, component by component; nested records are looked into. Key, version
 * and {@link HiddenFromPeople} components are left out.
 */
public final class RecordDifferences {
  private final List<Difference> all;

  /**
   * One component with both values.
   *
   * @param label message key of its name; null for a {@link NotAColumn} one that has none
   */
  public record Difference(String field, @Nullable String label, @Nullable Object before, @Nullable Object after) {}

  private RecordDifferences(List<Difference> all) {
    this.all = List.copyOf(all);
  }

  public static <R extends Record> RecordDifferences between(R before, R after) {
    List<Difference> found = new ArrayList<>();
    collect(RecordComponents.of(before.getClass()), prefix(before.getClass()), before, after, found);
    return new RecordDifferences(found);
  }

  private static void collect(RecordComponents parts, String prefix, @Nullable Object before, @Nullable Object after,
      List<Difference> found) {
    for (RecordComponents.Part part : parts.parts()) {
      Object old = before == null ? null : part.of(before);
      Object now = after == null ? null : part.of(after);
      if (leftOut(part) || Objects.deepEquals(old, now)) {
        continue;
      }
      if (isNested(part)) {
        collect(RecordComponents.of(part.component().getType()), prefix, old, now, found);
      } else {
        found.add(new Difference(part.name(), label(part, prefix), old, now));
      }
    }
  }

  private static boolean leftOut(RecordComponents.Part part) {
    return part.component().isAnnotationPresent(HiddenFromPeople.class)
        || part.component().getDeclaringRecord().isAnnotationPresent(HiddenFromPeople.class)
        || part.component().isAnnotationPresent(KeyColumn.class) || part.name().equals("id")
        || (part.name().equals("version") && part.component().getType() == int.class);
  }

  private static boolean isNested(RecordComponents.Part part) {
    return part.component().getType().isRecord() && !part.component().isAnnotationPresent(JsonColumn.class)
        && !part.component().isAnnotationPresent(NotAColumn.class);
  }

  private static @Nullable String label(RecordComponents.Part part, String prefix) {
    FieldLabelKey label = part.component().getAnnotation(FieldLabelKey.class);
    if (label != null) {
      return label.value();
    }
    return part.component().isAnnotationPresent(NotAColumn.class) ? null
        : prefix + RecordComponents.separated(part.name(), '-');
  }

  private static String prefix(Class<?> type) {
    Table table = type.getAnnotation(Table.class);
    return table == null ? "" : table.value().substring(0, table.value().indexOf('.')) + ".field.";
  }

  /** Message keys of all components that the page of a stale save may show. */
  static List<String> labels(Class<?> type) {
    return labels(RecordComponents.of(type), prefix(type));
  }

  private static List<String> labels(RecordComponents parts, String prefix) {
    List<String> keys = new ArrayList<>();
    for (RecordComponents.Part part : parts.parts()) {
      if (!leftOut(part) && isNested(part)) {
        keys.addAll(labels(RecordComponents.of(part.component().getType()), prefix));
      } else if (!leftOut(part)) {
        String label = label(part, prefix);
        keys.addAll(label == null ? List.of() : List.of(label));
      }
    }
    return keys;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<Difference> all() {
    return all;
  }

  /** Names of the components, for the trail. */
  public List<String> fields() {
    return all.stream().map(Difference::field).toList();
  }

  public Optional<Difference> of(String field) {
    return all.stream().filter(difference -> difference.field().equals(field)).findFirst();
  }

  /** For the page of a stale save, on which {@code before} is what is kept and {@code after} what was typed. */
  public List<Stale.Difference> shown(DisplayNames wording) {
    List<Stale.Difference> shown = new ArrayList<>();
    for (Difference one : all) {
      if (one.label() != null) {
        shown.add(new Stale.Difference(one.label(), wording.ofNullable(one.field(), one.after()),
            wording.ofNullable(one.field(), one.before())));
      }
    }
    return shown;
  }
}
