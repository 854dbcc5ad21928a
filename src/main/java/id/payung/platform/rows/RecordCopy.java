package id.payung.platform.rows;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a record with some components changed: {@code RecordCopy.of(meeting).with(Meeting::title, title).make()}.
 * Java has no such expression yet, and a constructor call with twenty arguments hides which one is new.
 */
public final class RecordCopy<R extends Record> {
  private final RecordComponents parts;
  private final @Nullable Object[] values;

  /** Components that nobody named yet and somebody must. */
  private final BitSet awaited;

  private RecordCopy(RecordComponents parts, @Nullable Object[] values, BitSet awaited) {
    this.parts = parts;
    this.values = values;
    this.awaited = awaited;
  }

  public static <R extends Record> RecordCopy<R> of(R original) {
    RecordComponents parts = RecordComponents.of(original.getClass());
    return new RecordCopy<>(parts, parts.values(original), new BitSet());
  }

  /** A new record, of which only what is not empty is named: texts are blank, numbers 0, lists empty, others null. */
  public static <R extends Record> RecordCopy<R> blank(Class<R> type) {
    RecordComponents parts = RecordComponents.of(type);
    return new RecordCopy<>(parts, blankValues(parts), new BitSet());
  }

  /**
   * A new record of which every component has to be named, by {@link #with}, {@link #withAll} or {@link #leaving}: a
   * component that is added to the record later is no silent blank here.
   */
  public static <R extends Record> RecordCopy<R> complete(Class<R> type) {
    RecordComponents parts = RecordComponents.of(type);
    BitSet awaited = new BitSet();
    awaited.set(0, parts.parts().size());
    return new RecordCopy<>(parts, blankValues(parts), awaited);
  }

  private static @Nullable Object[] blankValues(RecordComponents parts) {
    @Nullable Object[] values = new Object[parts.parts().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = blank(parts.parts().get(i).component());
    }
    return values;
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

  public <V extends @Nullable Object> RecordCopy<R> with(ComponentAccessor<R, V> component, V value) {
    return with(ComponentName.of(component).component(), value);
  }

  /**
   * Takes over all components that the other record has by the same names, such as those of a form.
   *
   * @param otherMeaning names of components that mean something else there and are not taken over
   * @throws IllegalArgumentException when one of them is of another type
   */
  public RecordCopy<R> withAll(Record other, String... otherMeaning) {
    Set<String> without = Set.of(otherMeaning);
    for (RecordComponents.Part theirs : RecordComponents.of(other.getClass()).parts()) {
      for (int i = 0; i < values.length; i++) {
        RecordComponents.Part mine = parts.parts().get(i);
        if (mine.name().equals(theirs.name()) && !without.contains(mine.name())) {
          requireSameType(mine, theirs);
          values[i] = theirs.of(other);
          awaited.clear(i);
        }
      }
    }
    return this;
  }

  private static void requireSameType(RecordComponents.Part mine, RecordComponents.Part theirs) {
    if (!mine.component().getGenericType().equals(theirs.component().getGenericType())) {
      throw new IllegalArgumentException(mine.component().getDeclaringRecord() + " and "
          + theirs.component().getDeclaringRecord() + " do not mean the same by " + mine.name());
    }
  }

  RecordCopy<R> with(String component, @Nullable Object value) {
    int index = parts.indexOf(component);
    values[index] = value;
    awaited.clear(index);
    return this;
  }

  /** These components stay blank, on purpose. */
  public RecordCopy<R> leaving(String... components) {
    for (String component : components) {
      awaited.clear(parts.indexOf(component));
    }
    return this;
  }

  /** @throws IllegalStateException when a component of a complete copy was not named */
  @SuppressWarnings("unchecked")
  public R make() {
    if (!awaited.isEmpty()) {
      throw new IllegalStateException(
          "neither given nor left blank: " + awaited.stream().mapToObj(i -> parts.parts().get(i).name()).toList());
    }
    return (R) parts.make(values.clone());
  }
}
