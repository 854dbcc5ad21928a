package id.payung.community;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.FieldReader;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a report as phones write it: read with a reason for each field that cannot be taken, and written without
 * empty fields.
 */
public final class ReportJsonCodec {
  private static final JsonMapper JSON = JsonMapper.builder()
      .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private ReportJsonCodec() {}

  /**
   * @throws Invalid naming each field that cannot be taken
   */
  public static ReportBody read(JsonNode body) {
    FieldReader reader = new FieldReader(ReportDeclaration.KIND);
    ObjectNode clean = reader.read(withoutWordsBesideAnActivity(body));
    if (!clean.has("activity") && !clean.has("title")) {
      reader.refuse("activity", "community.invalid.activity");
    }
    return JSON.treeToValue(reader.orThrow(clean), ReportBody.class);
  }

  /** Who names an activity has no title of their own. */
  private static JsonNode withoutWordsBesideAnActivity(JsonNode body) {
    if (!(body instanceof ObjectNode sent) || Ids.parse(body.path("activity").asString("")).isEmpty()) {
      return body;
    }
    return sent.deepCopy().without(List.of("title", "kindOfActivity"));
  }

  /** As a phone writes it: nothing empty. */
  public static ObjectNode write(ReportBody body) {
    return JSON.valueToTree(body);
  }
}
