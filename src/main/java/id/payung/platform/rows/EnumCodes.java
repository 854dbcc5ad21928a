package id.payung.platform.rows;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The codes by which the constants of one enum are stored. */
final class EnumCodes {
  private static final Map<Key, EnumCodes> KNOWN = new ConcurrentHashMap<>();

  private final Class<?> type;
  private final Map<Object, String> codes = new HashMap<>();
  private final Map<String, Object> constants = new HashMap<>();

  private record Key(Class<?> type, boolean byName) {}

  private EnumCodes(Class<?> type, boolean byName) {
    this.type = type;
    MethodHandle method = byName ? null : codeMethod(type);
    for (Object constant : type.getEnumConstants()) {
      String code = codeOf((Enum<?>) constant, byName, method);
      codes.put(constant, code);
      constants.put(code, constant);
    }
  }

  static EnumCodes of(Class<?> type, boolean byName) {
    return KNOWN.computeIfAbsent(new Key(type, byName), key -> new EnumCodes(key.type(), key.byName()));
  }

  Object code(Object constant) {
    return java.util.Objects.requireNonNull(codes.get(constant));
  }

  Object constant(String code) {
    Object constant = constants.get(code);
    if (constant == null) {
      throw new IllegalStateException(type.getName() + " has no constant with the code " + code);
    }
    return constant;
  }

  private static String codeOf(Enum<?> constant, boolean byName, @Nullable MethodHandle method) {
    if (byName) {
      return constant.name();
    }
    return method == null ? constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
        : String.valueOf(RecordComponents.call(method, constant));
  }

  private static @Nullable MethodHandle codeMethod(Class<?> type) {
    try {
      return RecordComponents.handle(MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVirtual(type, "code", MethodType.methodType(String.class)));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }
}
