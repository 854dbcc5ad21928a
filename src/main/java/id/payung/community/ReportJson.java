package id.payung.community;

import id.payung.community.ReportBody.AnnouncedFile;
import id.payung.community.ReportBody.Disability;
import id.payung.community.ReportBody.OnBehalfOf;
import id.payung.community.ReportBody.People;
import id.payung.community.ReportBody.Place;
import id.payung.community.ReportBody.Sexes;
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
public final class ReportJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_PEOPLE = 1_000_000;
  private static final long MOST_RUPIAH = 999_999_999_999L;
  private static final int MOST_FILES = 30;

  private final Map<String, String> wrong = new LinkedHashMap<>();

  private ReportJson() {}

  /**
   * @throws Invalid naming each field that cannot be taken
   */
  public static ReportBody read(JsonNode body) {
    return new ReportJson().parse(body);
  }

  private ReportBody parse(JsonNode body) {
    if (!body.isObject()) {
      throw new Invalid("body", "community.invalid.body");
    }
    UUID activity = id(body, "activity", false);
    String title = activity == null ? text(body, "title", 300) : null;
    if (activity == null && title == null) {
      wrong.putIfAbsent("activity", "community.invalid.activity");
    }
    LocalDate heldOn = date(body);
    UUID village = id(body, "village", true);
    People people = people(body.path("people"));
    SortedMap<String, Sexes> ages = ages(body.path("ages"));
    Disability disability = disability(body.path("disability"));
    Long volume = whole(body, "volume", MOST_RUPIAH);
    String notes = text(body, "notes", ReportBody.LONGEST_NOTE);
    Long cost = whole(body, "cost", MOST_RUPIAH);
    String behalf = text(body.path("onBehalfOf"), "name", 200);
    Place place = place(body.path("place"));
    List<AnnouncedFile> files = files(body.path("files"));
    String kind = activity == null ? text(body, "kindOfActivity", 40) : null;
    kind = "other".equals(kind) ? null : kind;
    if (!wrong.isEmpty() || heldOn == null || village == null || people == null) {
      throw new Invalid(wrong);
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
    wrong.put("heldOn", "community.invalid.heldOn");
    return null;
  }

  private @Nullable UUID id(JsonNode body, String field, boolean required) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull() || (value.isString() && value.asString().isEmpty())) {
      if (required) {
        wrong.put(field, "community.invalid." + field);
      }
      return null;
    }
    UUID id = uuid(value);
    if (id == null) {
      wrong.put(field, "community.invalid." + field);
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

  private @Nullable People people(JsonNode node) {
    boolean any = false;
    int[] numbers = new int[4];
    String[] names = {"childrenM", "childrenF", "adultsM", "adultsF"};
    for (int i = 0; i < names.length; i++) {
      JsonNode value = node.path(names[i]);
      any |= isFinite(value);
      numbers[i] = count(value, "people." + names[i]);
    }
    if (!any) {
      wrong.put("people", "community.invalid.people");
      return null;
    }
    return new People(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private int count(JsonNode value, String field) {
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (isFinite(value)) {
      BigDecimal number = value.decimalValue();
      if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MOST_PEOPLE)) <= 0) {
        return number.setScale(0, RoundingMode.HALF_UP).intValue();
      }
    }
    wrong.put(field, "community.invalid.number");
    return 0;
  }

  private @Nullable SortedMap<String, Sexes> ages(JsonNode node) {
    SortedMap<String, Sexes> ages = new TreeMap<>();
    for (String band : ReportBody.BANDS) {
      JsonNode sexes = node.path(band);
      if (sexes.isObject() && !sexes.isEmpty()) {
        ages.put(band,
            new Sexes(count(sexes.path("m"), "ages." + band + ".m"), count(sexes.path("f"), "ages." + band + ".f")));
      }
    }
    return ages.isEmpty() ? null : ages;
  }

  private @Nullable Disability disability(JsonNode node) {
    return node.isObject() && !node.isEmpty() ? new Disability(count(node.path("children"), "disability.children"),
        count(node.path("adults"), "disability.adults")) : null;
  }

  private @Nullable Long whole(JsonNode body, String field, long most) {
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
    wrong.put(field, "community.invalid.number");
    return null;
  }

  private @Nullable String text(JsonNode body, String field, int longest) {
    JsonNode value = body.path(field);
    String text = value.isString() ? storable(value.asString()).strip() : "";
    if (text.length() > longest) {
      wrong.put(field, "community.invalid.too-long");
    }
    return text.isEmpty() ? null : text;
  }

  /** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. Everything else stays as it was written. */
  static String storable(String text) {
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

  private @Nullable Place place(JsonNode node) {
    JsonNode lat = node.path("lat");
    JsonNode lon = node.path("lon");
    if (!isFinite(lat) || !isFinite(lon) || Math.abs(lat.asDouble()) > 90 || Math.abs(lon.asDouble()) > 180) {
      return null;
    }
    JsonNode accuracy = node.path("accuracy");
    return new Place(lat.asDouble(), lon.asDouble(), isFinite(accuracy) ? accuracy.asDouble() : null);
  }

  private List<AnnouncedFile> files(JsonNode node) {
    List<AnnouncedFile> files = new ArrayList<>();
    for (JsonNode file : node) {
      UUID id = uuid(file.path("id"));
      String slot = file.path("slot").asString("");
      String sha256 = file.path("sha256").asString("");
      boolean sound = id != null && (slot.equals(AnnouncedFile.PHOTO) || slot.equals(AnnouncedFile.ATTENDANCE))
          && sha256.matches("[0-9a-f]{64}") && file.path("size").isIntegralNumber();
      if (id == null || !sound || files.size() == MOST_FILES) {
        wrong.put("files", "community.invalid.files");
        return files;
      }
      files.add(new AnnouncedFile(id, slot, sha256, file.path("size").asLong()));
    }
    return files;
  }

  /** As a phone writes it: nothing empty. */
  public static ObjectNode write(ReportBody body) {
    ObjectNode json = NODES.objectNode();
    put(json, "activity", body.activity());
    put(json, "title", body.title());
    put(json, "kindOfActivity", body.kindOfActivity());
    json.put("heldOn", body.heldOn().toString());
    json.put("village", body.village().toString());
    People people = body.people();
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
    put(json, "notes", body.notes());
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

  private static void put(ObjectNode json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(field, value.toString());
    }
  }

  static ObjectNode ages(SortedMap<String, Sexes> ages) {
    ObjectNode json = NODES.objectNode();
    ages.forEach((band, sexes) -> json.putObject(band).put("m", sexes.m()).put("f", sexes.f()));
    return json;
  }

  static ObjectNode disability(Disability disability) {
    return NODES.objectNode().put("children", disability.children()).put("adults", disability.adults());
  }

  static ObjectNode place(Place place) {
    ObjectNode json = NODES.objectNode().put("lat", place.lat()).put("lon", place.lon());
    if (place.accuracy() != null) {
      json.put("accuracy", place.accuracy());
    }
    return json;
  }

  static ArrayNode files(List<AnnouncedFile> files) {
    ArrayNode json = NODES.arrayNode();
    files.forEach(file -> json.addObject()
        .put("id", file.id().toString())
        .put("slot", file.slot())
        .put("sha256", file.sha256())
        .put("size", file.size()));
    return json;
  }

  static @Nullable Place placeOf(@Nullable JsonNode json) {
    return json == null ? null : new ReportJson().place(json);
  }

  static @Nullable SortedMap<String, Sexes> agesOf(@Nullable JsonNode json) {
    return json == null ? null : new ReportJson().ages(json);
  }

  static @Nullable Disability disabilityOf(@Nullable JsonNode json) {
    return json == null ? null : new ReportJson().disability(json);
  }

  static List<AnnouncedFile> filesOf(JsonNode json) {
    return new ReportJson().files(json);
  }
}
