package id.payung.platform.rows;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a record with some components changed: {@code RecordCopy.of(meeting).with(Meeting::title, title).make()}.
 * Java has no such expression yet, and a constructor call with twenty arguments hides which one is new.
 */
public final class RecordCopy<R extends Record> {
  private final RecordParts parts;
  private final @Nullable Object[] values;

  private RecordCopy(RecordParts parts, @Nullable Object[] values) {
    this.parts = parts;
    this.values = values;
  }

  public static <R extends Record> RecordCopy<R> of(R original) {
    RecordParts parts = RecordParts.of(original.getClass());
    return new RecordCopy<>(parts, parts.values(original));
  }

  /** A new record, of which only what is not empty is named: texts are blank, numbers 0, lists empty, others null. */
  public static <R extends Record> RecordCopy<R> blank(Class<R> type) {
    RecordParts parts = RecordParts.of(type);
    return new RecordCopy<>(parts, parts.parts().stream().map(part -> blank(part.component())).toArray());
  }

  private static @Nullable Object blank(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return nullable ? null : type == String.class ? ""
        : type == List.class ? List.of()
        : type == Set.class ? Set.of()
        : null;
  }

  public <V extends @Nullable Object> RecordCopy<R> with(Accessor<R, V> component, V value) {
    values[parts.indexOf(ComponentName.of(component).component())] = value;
    return this;
  }

  RecordCopy<R> with(String component, @Nullable Object value) {
    values[parts.indexOf(component)] = value;
    return this;
  }

  @SuppressWarnings("unchecked")
  public R make() {
    return (R) parts.make(values.clone());
  }
}
