package id.payung.fieldwork.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Field by field: who changed what since the version that both began from. A field is a dotted path in the body, absent
 * is null. The phone follows the same rule, so both name the same fields.
 */
public final class FieldMerge {
  private final KindDeclaration kind;

  public FieldMerge(KindDeclaration kind) {
    this.kind = kind;
  }

  /**
   * What came of it.
   *
   * @param body with what stood ({@code theirs}) in the fields of a conflict
   * @param changed fields that now differ from what stood
   */
  public record MergeResult(ObjectNode body, Set<String> changed, List<FieldConflict> conflicts) {}

  /** Both bodies grew from {@code base}; {@code theirs} is what stands. Files of both sides are kept. */
  public MergeResult merge(JsonNode base, JsonNode mine, JsonNode theirs) {
    Map<String, JsonNode> before = flatten(base);
    Map<String, JsonNode> own = flatten(mine);
    Map<String, JsonNode> standing = flatten(theirs);
    ObjectNode body = (ObjectNode) theirs.deepCopy();
    Set<String> changed = new LinkedHashSet<>();
    List<FieldConflict> conflicts = new ArrayList<>();
    for (String field : unionOfFields(before, own)) {
      JsonNode wanted = fieldOrNull(own, field);
      if (sameValue(fieldOrNull(before, field), wanted)) {
        continue;
      }
      ConflictSettlement settleBy = kind.field(field).map(PhoneField::settleBy).orElse(ConflictSettlement.PERSON);
      if (settleBy == ConflictSettlement.UNION) {
        ArrayNode union = unionById(fieldOrNull(standing, field), wanted);
        if (!sameValue(union, fieldOrNull(standing, field))) {
          body.set(field, union);
          changed.add(field);
        }
      } else if (sameValue(fieldOrNull(standing, field), wanted)) {
        continue;
      } else if (sameValue(fieldOrNull(before, field), fieldOrNull(standing, field))) {
        setField(body, field, wanted);
        changed.add(field);
      } else if (settleBy == ConflictSettlement.HIGHEST) {
        if (isHigher(wanted, fieldOrNull(standing, field))) {
          setField(body, field, wanted);
          changed.add(field);
        }
      } else {
        conflicts.add(new FieldConflict(field, wanted, fieldOrNull(standing, field)));
      }
    }
    return new MergeResult(body, changed, conflicts);
  }

  public JsonNode fieldValue(JsonNode body, String field) {
    return fieldOrNull(flatten(body), field);
  }

  /** Sets one field; null takes it out, and what then is empty with it. */
  public static void setField(ObjectNode body, String field, JsonNode value) {
    String[] path = field.split("\\.");
    ObjectNode at = body;
    List<ObjectNode> way = new ArrayList<>();
    for (int i = 0; i < path.length - 1; i++) {
      way.add(at);
      at = at.get(path[i]) instanceof ObjectNode inner ? inner : at.putObject(path[i]);
    }
    if (value.isNull()) {
      at.remove(path[path.length - 1]);
    } else {
      at.set(path[path.length - 1], value);
    }
    for (int i = way.size() - 1; i >= 0; i--) {
      if (way.get(i).get(path[i]).isEmpty()) {
        way.get(i).remove(path[i]);
      }
    }
  }

  private static Set<String> unionOfFields(Map<String, JsonNode> one, Map<String, JsonNode> other) {
    Set<String> fields = new TreeSet<>(one.keySet());
    fields.addAll(other.keySet());
    return fields;
  }

  private Map<String, JsonNode> flatten(JsonNode body) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    collectFields(body, "", fields);
    return fields;
  }

  private void collectFields(JsonNode value, String path, Map<String, JsonNode> fields) {
    if (value.isObject() && !isUndivided(path)) {
      value.properties()
          .forEach(entry -> collectFields(entry.getValue(),
              path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), fields));
    } else if (!value.isNull() && !(value.isString() && value.asString().isEmpty())) {
      fields.put(path, value);
    }
  }

  private boolean isUndivided(String path) {
    return kind.field(path).filter(field -> field.type().undivided()).isPresent();
  }

  /** Whole numbers are compared as such; nothing is the least. */
  private static boolean isHigher(JsonNode one, JsonNode other) {
    return one.isNumber() && (!other.isNumber() || one.decimalValue().compareTo(other.decimalValue()) > 0);
  }

  private static JsonNode fieldOrNull(Map<String, JsonNode> fields, String field) {
    return fields.getOrDefault(field, NullNode.getInstance());
  }

  private static ArrayNode unionById(JsonNode standing, JsonNode mine) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode files : List.of(standing, mine)) {
      for (JsonNode file : files) {
        if (ids.add(file.path("id").asString())) {
          all.add(file);
        }
      }
    }
    return all;
  }

  /** Numbers by their worth, objects whatever the order of their fields. */
  public static boolean sameValue(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    return one.equals(other);
  }
}
