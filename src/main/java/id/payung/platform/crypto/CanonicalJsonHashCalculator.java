package id.payung.platform.crypto;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is compared for "the same again": the body and the version it began from, whatever the order of the fields or
 * the way a number is written.
 */
public final class CanonicalJsonHashCalculator {
  private CanonicalJsonHashCalculator() {}

  public static byte[] hash(@Nullable Integer basedOn, JsonNode body) {
    StringBuilder text = new StringBuilder().append(basedOn == null ? "new" : basedOn.toString()).append('\n');
    appendCanonical(body, text);
    return Sha256.hash(text.toString());
  }

  private static void appendCanonical(JsonNode node, StringBuilder to) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      ((ObjectNode) node).properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
      to.append('{');
      fields.forEach((name, value) -> {
        if (!value.isNull()) {
          to.append(JsonNodeFactory.instance.stringNode(name)).append(':');
          appendCanonical(value, to);
          to.append(',');
        }
      });
      to.append('}');
    } else if (node.isArray()) {
      to.append('[');
      node.forEach(item -> {
        appendCanonical(item, to);
        to.append(',');
      });
      to.append(']');
    } else if (node.isNumber() && !(node.isFloatingPointNumber() && !Double.isFinite(node.asDouble(Double.NaN)))) {
      to.append(node.decimalValue().stripTrailingZeros().toPlainString());
    } else {
      to.append(node);
    }
  }
}
