package id.payung.fieldwork.kind;

import id.payung.platform.errors.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a record by the fields of its kind: what is left holds declared fields alone, none empty. */
public final class FieldReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final KindDeclaration kind;
  private final BiPredicate<String, String> codes;
  private final Map<String, String> errors = new LinkedHashMap<>();

  /** @param codes whether a list of the reference data has a code */
  public FieldReader(KindDeclaration kind, BiPredicate<String, String> codes) {
    this.kind = kind;
    this.codes = codes;
  }

  /** For a kind without codes. */
  public FieldReader(KindDeclaration kind) {
    this(kind, (list, code) -> false);
  }

  /** The fields of the body; what cannot be taken is in {@link #orThrow}. */
  public ObjectNode read(JsonNode body) {
    if (!body.isObject()) {
      throw new Invalid("body", kind.words() + ".invalid.body");
    }
    ObjectNode clean = NODES.objectNode();
    for (PhoneField field : kind.fields()) {
      JsonNode value = valueAt(body, field.name());
      JsonNode read = read(field, value);
      if (read != null) {
        FieldMerge.setField(clean, field.name(), read);
      } else if (field.required()) {
        errors.putIfAbsent(field.name(), kind.words() + ".invalid." + field.name());
      }
    }
    return clean;
  }

  /** A rule of the kind that needs more than one field. */
  public void refuse(String field, String key) {
    errors.putIfAbsent(field, key);
  }

  /**
   * @throws Invalid naming each field that cannot be taken
   */
  public ObjectNode orThrow(ObjectNode clean) {
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return clean;
  }

  private static JsonNode valueAt(JsonNode body, String path) {
    JsonNode at = body;
    for (String name : path.split("\\.")) {
      at = at.path(name);
    }
    return at;
  }

  private @Nullable JsonNode read(PhoneField field, JsonNode value) {
    return switch (field.type()) {
      case FieldType.Text(int max) -> text(field, value, max);
      case FieldType.Day _ -> day(field, value);
      case FieldType.Whole(long max) -> wholeOrNone(field, value, max);
      case FieldType.Rupiah(long max) -> wholeOrNone(field, value, max);
      case FieldType.Counts(List<String> names, int max) -> counts(field, value, names, max);
      case FieldType.Village _,FieldType.Reference _ -> id(field, value);
      case FieldType.Code(String list) -> code(field, value, list);
      case FieldType.Level(String _, int levels) -> level(field, value, levels);
      case FieldType.Named(int max) -> named(field, value, max);
      case FieldType.Place _ -> place(value);
      case FieldType.Files(int most, List<String> slots) -> files(field, value, most, slots);
    };
  }

  private static boolean isBlank(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private @Nullable JsonNode text(PhoneField field, JsonNode value, int max) {
    String text = value.isString() ? StorableText.of(value.asString()).strip() : "";
    if (text.length() > max) {
      errors.put(field.name(), field.invalid());
    }
    return text.isEmpty() ? null : NODES.stringNode(text);
  }

  private @Nullable JsonNode named(PhoneField field, JsonNode value, int max) {
    JsonNode name = text(field, value.path("name"), max);
    return name == null ? null : NODES.objectNode().set("name", name);
  }

  private @Nullable JsonNode day(PhoneField field, JsonNode value) {
    if (isBlank(value) && !field.required()) {
      return null;
    }
    try {
      LocalDate date = value.isString() ? LocalDate.parse(value.asString()) : null;
      if (date != null && date.getYear() >= 2000 && date.getYear() < 2100) {
        return NODES.stringNode(date.toString());
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    errors.put(field.name(), field.invalid());
    return null;
  }

  private @Nullable JsonNode id(PhoneField field, JsonNode value) {
    if (isBlank(value) || (value.isString() && value.asString().isEmpty())) {
      return null;
    }
    UUID id = uuid(value);
    if (id == null) {
      errors.put(field.name(), field.invalid());
    }
    return id == null ? null : NODES.stringNode(id.toString());
  }

  private @Nullable JsonNode code(PhoneField field, JsonNode value, String list) {
    String code = value.isString() ? value.asString() : "";
    if (code.isEmpty()) {
      return null;
    }
    if (!codes.test(list, code)) {
      errors.put(field.name(), field.invalid());
    }
    return NODES.stringNode(code);
  }

  private @Nullable JsonNode level(PhoneField field, JsonNode value, int levels) {
    if (isBlank(value)) {
      return null;
    }
    if (!value.isIntegralNumber() || value.asLong(0) < 1 || value.asLong(0) > levels) {
      errors.put(field.name(), field.invalid());
      return null;
    }
    return NODES.numberNode(value.asInt());
  }

  /** A number such as 1E999 is none that anybody counted. */
  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.asDouble(Double.NaN));
  }

  private @Nullable JsonNode wholeOrNone(PhoneField field, JsonNode value, long max) {
    return isBlank(value) ? null : whole(field.name(), field.invalid(), value, max);
  }

  private @Nullable JsonNode whole(String name, String invalid, JsonNode value, long max) {
    if (isFinite(value)) {
      BigDecimal number = value.decimalValue();
      if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0) {
        return NODES.numberNode(number.setScale(0, RoundingMode.HALF_UP).longValue());
      }
    }
    errors.put(name, invalid);
    return null;
  }

  private @Nullable JsonNode counts(PhoneField field, JsonNode value, List<String> names, int max) {
    if (!field.required() && !(value.isObject() && !value.isEmpty())) {
      return null;
    }
    ObjectNode counts = NODES.objectNode();
    boolean any = false;
    for (String name : names) {
      JsonNode one = value.path(name);
      any |= isFinite(one);
      JsonNode number =
          isBlank(one) ? null : whole(field.name() + "." + name, kind.words() + ".invalid.number", one, max);
      counts.put(name, number == null ? 0 : number.asInt());
    }
    return field.required() && !any ? null : counts;
  }

  private static @Nullable JsonNode place(JsonNode value) {
    PhoneLocation said =
        PhoneLocation.ofSaid(number(value.path("lat")), number(value.path("lon")), number(value.path("accuracy")));
    if (said == null) {
      return null;
    }
    ObjectNode place = NODES.objectNode().put("lat", said.lat()).put("lon", said.lon());
    return said.accuracy() == null ? place : place.put("accuracy", said.accuracy());
  }

  private static @Nullable Double number(JsonNode value) {
    return isFinite(value) ? value.asDouble() : null;
  }

  private @Nullable JsonNode files(PhoneField field, JsonNode value, int most, List<String> slots) {
    List<ObjectNode> files = new ArrayList<>();
    for (JsonNode file : value) {
      UUID id = uuid(file.path("id"));
      String slot = file.path("slot").asString("");
      String sha256 = file.path("sha256").asString("");
      if (id == null || !slots.contains(slot) || !sha256.matches("[0-9a-f]{64}") || file.path("size").asLong(-1) < 0
          || files.size() == most) {
        errors.put(field.name(), field.invalid());
        break;
      }
      files.add(NODES.objectNode()
          .put("id", id.toString())
          .put("slot", slot)
          .put("sha256", sha256)
          .put("size", file.path("size").asLong()));
    }
    ArrayNode all = NODES.arrayNode();
    files.forEach(all::add);
    return all;
  }

  private static @Nullable UUID uuid(JsonNode value) {
    try {
      return value.isString() ? UUID.fromString(value.asString()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
