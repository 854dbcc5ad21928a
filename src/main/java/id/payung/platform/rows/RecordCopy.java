package id.payung.platform.rows;

import org.jspecify.annotations.Nullable;

/**
 * A copy of a record with some components changed: {@code RecordCopy.of(meeting).with(Meeting::title, title).make()}.
 * Java has no such expression yet, and a constructor call with twenty arguments hides which one is new.
 */
public final class RecordCopy<R extends Record> {
  private final RecordParts parts;
  private final @Nullable Object[] values;

  private RecordCopy(R original) {
    this.parts = RecordParts.of(original.getClass());
    this.values = parts.values(original);
  }

  public static <R extends Record> RecordCopy<R> of(R original) {
    return new RecordCopy<>(original);
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
