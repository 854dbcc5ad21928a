package id.payung.platform.rows;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Components and constructor of a record class as method handles: reflection is paid once a class, not once a row. */
final class RecordComponents {
  private static final ClassValue<RecordComponents> KNOWN = new ClassValue<>() {
    @Override
    protected RecordComponents computeValue(Class<?> type) {
      return new RecordComponents(type);
    }
  };

  private final Class<?> type;
  private final List<Part> parts = new ArrayList<>();
  private final MethodHandle constructor;

  /** One component. */
  record Part(String name, RecordComponent component, MethodHandle accessor) {
    @Nullable
    Object of(Object row) {
      return call(accessor, row);
    }

    boolean nullable() {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
  }

  private RecordComponents(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    this.type = type;
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      RecordComponent[] components = type.getRecordComponents();
      for (RecordComponent component : components) {
        parts.add(new Part(component.getName(), component, handle(lookup.unreflect(component.getAccessor()))));
      }
      Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("No access to the components of " + type.getName(), e);
    }
  }

  static RecordComponents of(Class<?> type) {
    return KNOWN.get(type);
  }

  /** A method without parameters, to be called with whatever object. */
  static MethodHandle handle(MethodHandle method) {
    return method.asType(MethodType.methodType(Object.class, Object.class));
  }

  static @Nullable Object call(MethodHandle method, Object on) {
    try {
      return method.invokeExact(on);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  Class<?> type() {
    return type;
  }

  List<Part> parts() {
    return parts;
  }

  int indexOf(String component) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).name().equals(component)) {
        return i;
      }
    }
    throw new IllegalArgumentException(type.getName() + " has no component " + component);
  }

  Object make(@Nullable Object[] values) {
    try {
      return constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of all components, in their order. */
  @Nullable
  Object[] values(Object row) {
    @Nullable Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).of(row);
    }
    return values;
  }

  /** {@code heldOn} with an underscore is {@code held_on}. */
  static String separated(String name, char separator) {
    StringBuilder out = new StringBuilder();
    for (char letter : name.toCharArray()) {
      if (Character.isUpperCase(letter)) {
        out.append(separator);
      }
      out.append(letter);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
