package id.payung.community;

import id.payung.community.ReportBody.AnnouncedFile;
import id.payung.community.ReportBody.CountBySex;
import id.payung.community.ReportBody.DisabilityCounts;
import id.payung.community.ReportBody.OnBehalfOf;
import id.payung.community.ReportBody.PeopleCounts;
import id.payung.fieldwork.kind.FieldReader;
import id.payung.fieldwork.kind.PhonePlace;
import id.payung.fieldwork.kind.StorableText;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a report as phones write it: read with a reason for each field that cannot be taken, and written without
 * empty fields.
 */
public final class ReportJsonCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
    return toBody(reader.orThrow(clean));
  }

  /** Who names an activity has no title of their own. */
  private static JsonNode withoutWordsBesideAnActivity(JsonNode body) {
    if (!(body instanceof ObjectNode sent) || Ids.parse(body.path("activity").asString("")).isEmpty()) {
      return body;
    }
    return sent.deepCopy().without(List.of("title", "kindOfActivity"));
  }

  private static ReportBody toBody(ObjectNode clean) {
    JsonNode people = clean.path("people");
    String kind = text(clean, "kindOfActivity");
    String behalf = text(clean.path("onBehalfOf"), "name");
    return new ReportBody(id(clean, "activity"), text(clean, "title"), "other".equals(kind) ? null : kind,
        LocalDate.parse(clean.path("heldOn").asString()), UUID.fromString(clean.path("village").asString()),
        new PeopleCounts(people.path("childrenM").asInt(), people.path("childrenF").asInt(),
            people.path("adultsM").asInt(), people.path("adultsF").asInt()),
        readAges(clean.get("ages")), readDisability(clean.get("disability")), number(clean, "volume"),
        text(clean, "notes"), number(clean, "cost"), behalf == null ? null : new OnBehalfOf(behalf),
        readPlace(clean.get("place")), readFiles(clean.path("files")));
  }

  private static @Nullable UUID id(JsonNode json, String field) {
    String text = text(json, field);
    return text == null ? null : UUID.fromString(text);
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).asString(null);
  }

  private static @Nullable Long number(JsonNode json, String field) {
    return json.has(field) ? Long.valueOf(json.path(field).asLong()) : null;
  }

  public static String removeUnstorableCharacters(String text) {
    return StorableText.of(text);
  }

  /** As a phone writes it: nothing empty. */
  public static ObjectNode write(ReportBody body) {
    ObjectNode json = NODES.objectNode();
    putText(json, "activity", body.activity());
    putText(json, "title", body.title());
    putText(json, "kindOfActivity", body.kindOfActivity());
    json.put("heldOn", body.heldOn().toString());
    json.put("village", body.village().toString());
    PeopleCounts people = body.people();
    json.putObject("people")
        .put("childrenM", people.childrenM())
        .put("childrenF", people.childrenF())
        .put("adultsM", people.adultsM())
        .put("adultsF", people.adultsF());
    if (body.ages() != null) {
      json.set("ages", ages(body.ages()));
    }
    if (body.disability() != null) {
      json.set("disability", disability(body.disability()));
    }
    if (body.volume() != null) {
      json.put("volume", body.volume());
    }
    putText(json, "notes", body.notes());
    if (body.cost() != null) {
      json.put("cost", body.cost());
    }
    if (body.onBehalfOf() != null) {
      json.putObject("onBehalfOf").put("name", body.onBehalfOf().name());
    }
    if (body.place() != null) {
      json.set("place", place(body.place()));
    }
    json.set("files", files(body.files()));
    return json;
  }

  private static void putText(ObjectNode json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(field, value.toString());
    }
  }

  public static ObjectNode ages(SortedMap<String, CountBySex> ages) {
    ObjectNode json = NODES.objectNode();
    ages.forEach((band, sexes) -> json.putObject(band).put("m", sexes.m()).put("f", sexes.f()));
    return json;
  }

  public static ObjectNode disability(DisabilityCounts disability) {
    return NODES.objectNode().put("children", disability.children()).put("adults", disability.adults());
  }

  public static ObjectNode place(PhonePlace place) {
    ObjectNode json = NODES.objectNode().put("lat", place.lat()).put("lon", place.lon());
    if (place.accuracy() != null) {
      json.put("accuracy", place.accuracy());
    }
    return json;
  }

  public static ArrayNode files(List<AnnouncedFile> files) {
    ArrayNode json = NODES.arrayNode();
    files.forEach(file -> json.addObject()
        .put("id", file.id().toString())
        .put("slot", file.slot())
        .put("sha256", file.sha256())
        .put("size", file.size()));
    return json;
  }

  public static @Nullable PhonePlace readPlace(@Nullable JsonNode json) {
    return json == null ? null
        : new PhonePlace(json.path("lat").asDouble(), json.path("lon").asDouble(),
            json.has("accuracy") ? Double.valueOf(json.path("accuracy").asDouble()) : null);
  }

  public static @Nullable SortedMap<String, CountBySex> readAges(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    SortedMap<String, CountBySex> ages = new TreeMap<>();
    json.properties()
        .forEach(band -> ages.put(band.getKey(),
            new CountBySex(band.getValue().path("m").asInt(), band.getValue().path("f").asInt())));
    return ages.isEmpty() ? null : ages;
  }

  public static @Nullable DisabilityCounts readDisability(@Nullable JsonNode json) {
    return json == null ? null : new DisabilityCounts(json.path("children").asInt(), json.path("adults").asInt());
  }

  public static List<AnnouncedFile> readFiles(JsonNode json) {
    List<AnnouncedFile> files = new ArrayList<>();
    json.forEach(file -> files.add(new AnnouncedFile(UUID.fromString(file.path("id").asString()),
        file.path("slot").asString(), file.path("sha256").asString(), file.path("size").asLong())));
    return files;
  }
}
