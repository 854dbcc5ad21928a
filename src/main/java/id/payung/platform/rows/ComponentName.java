package id.payung.platform.rows;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which component of which record a method reference names. */
record ComponentName(String type, String component) {
  /** Each place in the code that says {@code Meeting::title} has a class of its own, which is looked at once. */
  private static final Map<Class<?>, ComponentName> KNOWN = new ConcurrentHashMap<>();

  static <R extends Record, V extends @Nullable Object> ComponentName of(ComponentAccessor<R, V> reference) {
    ComponentName known = KNOWN.get(reference.getClass());
    return known != null ? known : KNOWN.computeIfAbsent(reference.getClass(), _ -> read(reference));
  }

  private static ComponentName read(ComponentAccessor<?, ?> reference) {
    try {
      Method replace = reference.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      SerializedLambda lambda = (SerializedLambda) replace.invoke(reference);
      String method = lambda.getImplMethodName();
      if (method.startsWith("lambda$") || lambda.getCapturedArgCount() > 0) {
        throw new IllegalArgumentException("Name a component by its accessor, as in Meeting::title, not by a lambda");
      }
      return new ComponentName(lambda.getImplClass().replace('/', '.'), method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Name a component by its accessor, as in Meeting::title", e);
    }
  }

  boolean isOf(Class<?> record) {
    return record.getName().equals(type);
  }
}
