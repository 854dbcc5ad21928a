package id.payung.platform.form;

import id.payung.platform.errors.Invalid;
import id.payung.platform.sheets.TypedNumberParser;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** Gathers all that is wrong with a form at once, one mistake a field, in the order of the form. */
final class FormMistakes {
  private static final Set<String> VERSIONS = Set.of("version", "basedOn");

  /** The words of a constraint that names none of its own. */
  private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("NotNull", "errors.field.needed"),
      Map.entry("NotBlank", "errors.field.needed"), Map.entry("NotEmpty", "errors.field.needed"),
      Map.entry("Min", "errors.field.least"), Map.entry("Max", "errors.field.most"),
      Map.entry("DecimalMin", "errors.field.least"), Map.entry("DecimalMax", "errors.field.most"),
      Map.entry("Past", "errors.field.to-come"), Map.entry("PastOrPresent", "errors.field.to-come"),
      Map.entry("Future", "errors.field.gone-by"), Map.entry("FutureOrPresent", "errors.field.gone-by"));

  private final FormSchema schema;
  private final Map<String, FieldMistake> found = new HashMap<>();

  FormMistakes(FormSchema schema) {
    this.schema = schema;
  }

  Map<String, FieldMistake> found() {
    Map<String, FieldMistake> ordered =
        new TreeMap<>(Comparator.<String>comparingInt(schema::positionOf).thenComparing(Comparator.naturalOrder()));
    ordered.putAll(found);
    return ordered;
  }

  /** What could not be read as the type of its field. */
  void unreadable(BindingResult bound) {
    for (FieldError error : bound.getFieldErrors()) {
      add(error.getField(), FieldMistake.of(unreadable(error)));
    }
  }

  private static String unreadable(FieldError error) {
    if (error.getRejectedValue() == null) {
      return "errors.field.needed";
    }
    Class<?> type =
        error.contains(TypeMismatchException.class) ? error.unwrap(TypeMismatchException.class).getRequiredType()
            : null;
    if (type == LocalDate.class) {
      return "errors.field.date";
    }
    boolean number =
        type != null && type != boolean.class && (type.isPrimitive() || Number.class.isAssignableFrom(type));
    return type != null && number && !VERSIONS.contains(error.getField())
        ? unreadableNumber(type, error.getRejectedValue())
        : "errors.choice";
  }

  /** One that is no number is another mistake than one that has too many figures. */
  private static String unreadableNumber(Class<?> type, Object typed) {
    if (type == BigDecimal.class) {
      return "errors.field.decimal";
    }
    String text = typed instanceof FormValues.Unreadable unreadable ? unreadable.text() : typed.toString();
    return TypedNumberParser.parseWhole(text).isPresent() ? "errors.field.too-large" : "errors.field.number";
  }

  void tooMany(List<String> lists) {
    lists.forEach(list -> add(list, FieldMistake.of("errors.field.too-many")));
  }

  /** What the constraints of the record say, then what is missing although its type is not nullable. */
  <F> void constraints(F form, Validator validator) {
    validator.validate(form)
        .stream()
        .sorted(Comparator.comparing(FormMistakes::rank))
        .forEach(violation -> add(violation.getPropertyPath().toString(), mistake(violation)));
    missing(form, schema, "");
  }

  /** Rules between fields, which are asked only when each field is right. */
  void rules(Object form) {
    if (found.isEmpty() && form instanceof CrossFieldRules rules) {
      try {
        rules.check();
      } catch (Invalid invalid) {
        invalid.fields().forEach((field, key) -> add(field, FieldMistake.of(key, invalid.args())));
      }
    }
  }

  /** That something is missing is said rather than that it is too short. */
  private static String rank(ConstraintViolation<?> violation) {
    String name = nameOf(violation);
    return (name.startsWith("Not") ? "0" : "1") + name;
  }

  private static String nameOf(ConstraintViolation<?> violation) {
    return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
  }

  /** Whether a constraint that names no words of its own says what is wrong. */
  static boolean hasWords(String constraint) {
    return constraint.equals(Size.class.getSimpleName()) || WORDS.containsKey(constraint);
  }

  private static FieldMistake mistake(ConstraintViolation<?> violation) {
    String said = violation.getMessage();
    if (!said.startsWith("{")) {
      return FieldMistake.of(said);
    }
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    if (violation.getConstraintDescriptor().getAnnotation() instanceof Size size) {
      return size(violation.getInvalidValue(), size);
    }
    String key = WORDS.getOrDefault(nameOf(violation), "errors.field.wrong");
    return attributes.get("value") instanceof Number limit ? FieldMistake.of(key, limit) : FieldMistake.of(key);
  }

  private static FieldMistake size(@Nullable Object value, Size limits) {
    boolean list = value instanceof Collection<?>;
    int size =
        value instanceof CharSequence text ? text.length() : value instanceof Collection<?> some ? some.size() : 0;
    String kind = list ? "choices" : "letters";
    return size > limits.max() ? FieldMistake.of("errors.field.most-" + kind, limits.max())
        : FieldMistake.of("errors.field.least-" + kind, limits.min());
  }

  private void missing(Object form, FormSchema of, String prefix) {
    for (FormSchema.Field field : of.fields()) {
      Object value = read(field, form);
      String path = prefix + field.name();
      if (value == null && !field.isNullable()) {
        boolean id = field.component().getType() == UUID.class && field.name().equals("id");
        add(path, FieldMistake.of(id ? "errors.choice" : "errors.field.needed"));
      } else if (field.row() != null && value instanceof Collection<?> rows) {
        int number = 0;
        for (Object row : rows) {
          missing(row, field.row(), path + "[" + number++ + "].");
        }
      } else if (field.row() != null && value != null) {
        missing(value, field.row(), path + ".");
      }
    }
  }

  static @Nullable Object read(FormSchema.Field field, Object form) {
    try {
      return field.component().getAccessor().invoke(form);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String field, FieldMistake mistake) {
    found.putIfAbsent(schema.sentName(field), mistake);
  }
}
