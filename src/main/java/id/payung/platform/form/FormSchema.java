package id.payung.platform.form;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.TypeDescriptor;

/** What the record of a form says of its fields. */
final class FormSchema {
  private static final Map<Class<?>, FormSchema> KNOWN = new ConcurrentHashMap<>();

  private final Class<?> type;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /**
   * A field of the form.
   *
   * @param row the schema of its rows or of the record that it holds; null for a plain value
   */
  record Field(RecordComponent component, @Nullable FormSchema row) {
    String name() {
      return component.getName();
    }

    boolean isList() {
      return Collection.class.isAssignableFrom(component.getType());
    }

    TypeDescriptor valueType() {
      return new TypeDescriptor(ResolvableType.forType(component.getGenericType()), null, null);
    }

    boolean isStripped() {
      return !component.isAnnotationPresent(UnstrippedText.class);
    }

    boolean isNullable() {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    boolean isRequired() {
      boolean said = has(NotBlank.class) || has(NotNull.class) || has(NotEmpty.class);
      return said
          || component.getType() != String.class && component.getType() != boolean.class && !isList() && !isNullable();
    }

    int longest() {
      Size size = component.getAccessor().getAnnotation(Size.class);
      return size == null || isList() || size.max() == Integer.MAX_VALUE ? 0 : size.max();
    }

    boolean isFolded() {
      return component.isAnnotationPresent(FoldedField.class);
    }

    boolean isUnwrapped() {
      return row != null && component.isAnnotationPresent(Unwrapped.class);
    }

    private boolean has(Class<? extends Annotation> constraint) {
      return component.getAccessor().isAnnotationPresent(constraint);
    }
  }

  private FormSchema(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      fields.put(component.getName(), new Field(component, rowOf(component)));
    }
  }

  static FormSchema of(Class<?> type) {
    FormSchema known = KNOWN.get(type);
    if (known == null) {
      known = new FormSchema(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static @Nullable FormSchema rowOf(RecordComponent component) {
    Type held = component.getType();
    if (Collection.class.isAssignableFrom(component.getType())
        && component.getGenericType() instanceof ParameterizedType list) {
      held = list.getActualTypeArguments()[0];
    }
    return held instanceof Class<?> row && row.isRecord() ? of(row) : null;
  }

  String name() {
    return type.getName();
  }

  Class<?> type() {
    return type;
  }

  Collection<Field> fields() {
    return fields.values();
  }

  @Nullable
  Field field(String name) {
    return fields.get(name);
  }

  /** The field behind a path such as {@code lines[0].title}, or null. */
  @Nullable
  Field find(String path) {
    int dot = path.indexOf('.');
    Field first = fields.get((dot < 0 ? path : path.substring(0, dot)).replaceFirst("\\[\\d+]$", ""));
    if (first == null) {
      return unwrapped().map(field -> schemaOf(field).find(path)).filter(Objects::nonNull).findFirst().orElse(null);
    }
    if (dot < 0) {
      return first;
    }
    return first.row() == null ? null : first.row().find(path.substring(dot + 1));
  }

  private Stream<Field> unwrapped() {
    return fields.values().stream().filter(Field::isUnwrapped);
  }

  private static FormSchema schemaOf(Field field) {
    return Objects.requireNonNull(field.row());
  }

  /** The name under which a field is sent, of the path by which the binder and the validator call it. */
  String sentName(String path) {
    int dot = path.indexOf('.');
    Field first = dot < 0 ? null : fields.get(path.substring(0, dot).replaceFirst("\\[\\d+]$", ""));
    if (first == null || first.row() == null) {
      return path;
    }
    String inner = first.row().sentName(path.substring(dot + 1));
    return first.isUnwrapped() ? inner : path.substring(0, dot + 1) + inner;
  }

  /** The path by which the binder calls a field that is sent under this name. */
  String pathOf(String sent) {
    String first = sent.replaceFirst("[\\[.].*$", "");
    return fields.containsKey(first) ? sent
        : unwrapped().filter(field -> schemaOf(field).find(first) != null)
            .findFirst()
            .map(field -> field.name() + "." + schemaOf(field).pathOf(sent))
            .orElse(sent);
  }

  /** Paths of records that the binder makes although nothing is sent under their name. */
  Stream<String> unwrappedPaths() {
    return unwrapped().flatMap(field -> Stream.concat(Stream.of(field.name() + "."),
        schemaOf(field).unwrappedPaths().map(path -> field.name() + "." + path)));
  }

  /** Which fields make a row; empty when any does. */
  Set<String> filledWhen() {
    NonBlankRowFields said = type.getAnnotation(NonBlankRowFields.class);
    return said == null ? Set.of() : Set.copyOf(List.of(said.value()));
  }

  /** The order in which mistakes are told: that of the form. */
  int positionOf(String path) {
    List<String> names = sentNames().toList();
    int position = names.indexOf(path.replaceFirst("[\\[.].*$", ""));
    return position < 0 ? names.size() : position;
  }

  /** Names of the fields that are not asked for first. */
  Stream<String> foldedNames() {
    return fields.values()
        .stream()
        .flatMap(field -> field.isUnwrapped() ? schemaOf(field).foldedNames()
            : Stream.of(field).filter(Field::isFolded).map(Field::name));
  }

  private Stream<String> sentNames() {
    return fields.values()
        .stream()
        .flatMap(field -> field.isUnwrapped() ? schemaOf(field).sentNames() : Stream.of(field.name()));
  }
}
