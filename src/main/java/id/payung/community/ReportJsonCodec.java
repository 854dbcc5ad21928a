package id.payung.community;

import id.payung.community.ReportBody.AnnouncedFile;
import id.payung.community.ReportBody.CountBySex;
import id.payung.community.ReportBody.DisabilityCounts;
import id.payung.community.ReportBody.GeoLocation;
import id.payung.community.ReportBody.OnBehalfOf;
import id.payung.community.ReportBody.PeopleCounts;
import id.payung.platform.errors.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final int MAX_PEOPLE = 1_000_000;
  private static final long MAX_RUPIAH = 999_999_999_999L;
  private static final int MAX_FILES = 30;

  private final Map<String, String> errors = new LinkedHashMap<>();

  private ReportJsonCodec() {}

  /**
   * @throws Invalid naming each field that cannot be taken
   */
  public static ReportBody read(JsonNode body) {
    return new ReportJsonCodec().parse(body);
  }

  private ReportBody parse(JsonNode body) {
    if (!body.isObject()) {
      throw new Invalid("body", "community.invalid.body");
    }
    UUID activity = id(body, "activity", false);
    String title = activity == null ? text(body, "title", 300) : null;
    if (activity == null && title == null) {
      errors.putIfAbsent("activity", "community.invalid.activity");
    }
    LocalDate heldOn = date(body);
    UUID village = id(body, "village", true);
    PeopleCounts people = people(body.path("people"));
    SortedMap<String, CountBySex> ages = ages(body.path("ages"));
    DisabilityCounts disability = disability(body.path("disability"));
    Long volume = wholeNumber(body, "volume", MAX_RUPIAH);
    String notes = text(body, "notes", ReportBody.MAX_NOTE_LENGTH);
    Long cost = wholeNumber(body, "cost", MAX_RUPIAH);
    String behalf = text(body.path("onBehalfOf"), "name", 200);
    GeoLocation place = place(body.path("place"));
    List<AnnouncedFile> files = files(body.path("files"));
    String kind = activity == null ? text(body, "kindOfActivity", 40) : null;
    kind = "other".equals(kind) ? null : kind;
    if (!errors.isEmpty() || heldOn == null || village == null || people == null) {
      throw new Invalid(errors);
    }
    return new ReportBody(activity, title, kind, heldOn, village, people, ages, disability, volume, notes, cost,
        behalf == null ? null : new OnBehalfOf(behalf), place, files);
  }

  private @Nullable LocalDate date(JsonNode body) {
    JsonNode value = body.path("heldOn");
    try {
      LocalDate date = value.isString() ? LocalDate.parse(value.asString()) : null;
      if (date != null && date.getYear() >= 2000 && date.getYear() < 2100) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    errors.put("heldOn", "community.invalid.heldOn");
    return null;
  }

  private @Nullable UUID id(JsonNode body, String field, boolean required) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull() || (value.isString() && value.asString().isEmpty())) {
      if (required) {
        errors.put(field, "community.invalid." + field);
      }
      return null;
    }
    UUID id = uuid(value);
    if (id == null) {
      errors.put(field, "community.invalid." + field);
    }
    return id;
  }

  /** A number such as 1E999 is none that anybody counted. */
  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.asDouble(Double.NaN));
  }

  private static @Nullable UUID uuid(JsonNode value) {
    try {
      return value.isString() ? UUID.fromString(value.asString()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable PeopleCounts people(JsonNode node) {
    boolean any = false;
    int[] numbers = new int[4];
    String[] names = {"childrenM", "childrenF", "adultsM", "adultsF"};
    for (int i = 0; i < names.length; i++) {
      JsonNode value = node.path(names[i]);
      any |= isFinite(value);
      numbers[i] = count(value, "people." + names[i]);
    }
    if (!any) {
      errors.put("people", "community.invalid.people");
      return null;
    }
    return new PeopleCounts(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private int count(JsonNode value, String field) {
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (isFinite(value)) {
      BigDecimal number = value.decimalValue();
      if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MAX_PEOPLE)) <= 0) {
        return number.setScale(0, RoundingMode.HALF_UP).intValue();
      }
    }
    errors.put(field, "community.invalid.number");
    return 0;
  }

  private @Nullable SortedMap<String, CountBySex> ages(JsonNode node) {
    SortedMap<String, CountBySex> ages = new TreeMap<>();
    for (String band : ReportBody.AGE_BANDS) {
      JsonNode sexes = node.path(band);
      if (sexes.isObject() && !sexes.isEmpty()) {
        ages.put(band, new CountBySex(count(sexes.path("m"), "ages." + band + ".m"),
            count(sexes.path("f"), "ages." + band + ".f")));
      }
    }
    return ages.isEmpty() ? null : ages;
  }

  private @Nullable DisabilityCounts disability(JsonNode node) {
    return node.isObject() && !node.isEmpty() ? new DisabilityCounts(
        count(node.path("children"), "disability.children"), count(node.path("adults"), "disability.adults")) : null;
  }

  private @Nullable Long wholeNumber(JsonNode body, String field, long most) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (isFinite(value)) {
      BigDecimal number = value.decimalValue();
      if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return number.setScale(0, RoundingMode.HALF_UP).longValue();
      }
    }
    errors.put(field, "community.invalid.number");
    return null;
  }

  private @Nullable String text(JsonNode body, String field, int longest) {
    JsonNode value = body.path(field);
    String text = value.isString() ? removeUnstorableCharacters(value.asString()).strip() : "";
    if (text.length() > longest) {
      errors.put(field, "community.invalid.too-long");
    }
    return text.isEmpty() ? null : text;
  }

  /** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. Everything else stays as it was written. */
  public static String removeUnstorableCharacters(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(point -> {
      if (point >= 0xD800 && point <= 0xDFFF) {
        kept.append('\uFFFD');
      } else if (point != 0) {
        kept.appendCodePoint(point);
      }
    });
    return kept.toString();
  }

  private @Nullable GeoLocation place(JsonNode node) {
    JsonNode lat = node.path("lat");
    JsonNode lon = node.path("lon");
    if (!isFinite(lat) || !isFinite(lon) || Math.abs(lat.asDouble()) > 90 || Math.abs(lon.asDouble()) > 180) {
      return null;
    }
    JsonNode accuracy = node.path("accuracy");
    return new GeoLocation(lat.asDouble(), lon.asDouble(), isFinite(accuracy) ? accuracy.asDouble() : null);
  }

  private List<AnnouncedFile> files(JsonNode node) {
    List<AnnouncedFile> files = new ArrayList<>();
    for (JsonNode file : node) {
      UUID id = uuid(file.path("id"));
      String slot = file.path("slot").asString("");
      String sha256 = file.path("sha256").asString("");
      boolean sound = id != null && (slot.equals(AnnouncedFile.PHOTO) || slot.equals(AnnouncedFile.ATTENDANCE))
          && sha256.matches("[0-9a-f]{64}") && file.path("size").isIntegralNumber();
      if (id == null || !sound || files.size() == MAX_FILES) {
        errors.put("files", "community.invalid.files");
        return files;
      }
      files.add(new AnnouncedFile(id, slot, sha256, file.path("size").asLong()));
    }
    return files;
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

  public static ObjectNode place(GeoLocation place) {
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

  public static @Nullable GeoLocation readPlace(@Nullable JsonNode json) {
    return json == null ? null : new ReportJsonCodec().place(json);
  }

  public static @Nullable SortedMap<String, CountBySex> readAges(@Nullable JsonNode json) {
    return json == null ? null : new ReportJsonCodec().ages(json);
  }

  public static @Nullable DisabilityCounts readDisability(@Nullable JsonNode json) {
    return json == null ? null : new ReportJsonCodec().disability(json);
  }

  public static List<AnnouncedFile> readFiles(JsonNode json) {
    return new ReportJsonCodec().files(json);
  }
}
