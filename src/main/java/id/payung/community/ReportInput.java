package id.payung.community;

import id.payung.platform.errors.Invalid;
import id.payung.platform.sheets.TypedNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as typed into the form of a desk: field → what was typed, so that nothing typed is lost when something is
 * wrong.
 */
public record ReportInput(UUID id, int version, Map<String, String> typed) {
  private static final long LARGEST = 999_999_999_999L;

  private static final String[] FIELDS =
      {"activity", "title", "kindOfActivity", "heldOn", "village", "childrenM", "childrenF", "adultsM", "adultsF",
        "disabilityChildren", "disabilityAdults", "volume", "notes", "cost", "onBehalfOf"};

  static ReportInput blank(UUID id) {
    return new ReportInput(id, 0, Map.of());
  }

  static ReportInput of(UUID id, int version, HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String field : FIELDS) {
      put(typed, field, request.getParameter(field));
    }
    for (String band : ReportBody.BANDS) {
      put(typed, "age." + band + ".m", request.getParameter("age." + band + ".m"));
      put(typed, "age." + band + ".f", request.getParameter("age." + band + ".f"));
    }
    return new ReportInput(id, version, typed);
  }

  private static void put(Map<String, String> typed, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      typed.put(field, value.strip());
    }
  }

  static ReportInput of(ReportView report) {
    ReportBody body = report.body();
    Map<String, String> typed = new LinkedHashMap<>();
    put(typed, "activity", body.activity() == null ? null : body.activity().toString());
    put(typed, "title", body.title());
    put(typed, "kindOfActivity", body.kindOfActivity());
    put(typed, "heldOn", body.heldOn().toString());
    put(typed, "village", body.village().toString());
    put(typed, "childrenM", String.valueOf(body.people().childrenM()));
    put(typed, "childrenF", String.valueOf(body.people().childrenF()));
    put(typed, "adultsM", String.valueOf(body.people().adultsM()));
    put(typed, "adultsF", String.valueOf(body.people().adultsF()));
    if (body.ages() != null) {
      body.ages().forEach((band, sexes) -> {
        put(typed, "age." + band + ".m", String.valueOf(sexes.m()));
        put(typed, "age." + band + ".f", String.valueOf(sexes.f()));
      });
    }
    if (body.disability() != null) {
      put(typed, "disabilityChildren", String.valueOf(body.disability().children()));
      put(typed, "disabilityAdults", String.valueOf(body.disability().adults()));
    }
    put(typed, "volume", body.volume() == null ? null : body.volume().toString());
    put(typed, "notes", body.notes());
    put(typed, "cost", body.cost() == null ? null : body.cost().toString());
    put(typed, "onBehalfOf", body.onBehalfOf() == null ? null : body.onBehalfOf().name());
    return new ReportInput(report.id(), report.version(), typed);
  }

  public String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /**
   * @param before the report that is edited: what the form does not show stays
   * @throws Invalid by field
   */
  ReportBody body(@Nullable ReportBody before) {
    Map<String, String> wrong = new LinkedHashMap<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    text(json, "activity");
    text(json, "title");
    text(json, "kindOfActivity");
    text(json, "heldOn");
    text(json, "village");
    text(json, "notes");
    ObjectNode people = json.putObject("people");
    for (String field : new String[]{"childrenM", "childrenF", "adultsM", "adultsF"}) {
      number(people, field, field, wrong);
    }
    ObjectNode ages = json.putObject("ages");
    for (String band : ReportBody.BANDS) {
      ObjectNode sexes = JsonNodeFactory.instance.objectNode();
      number(sexes, "m", "age." + band + ".m", wrong);
      number(sexes, "f", "age." + band + ".f", wrong);
      if (!sexes.isEmpty()) {
        ages.set(band, sexes);
      }
    }
    ObjectNode disability = json.putObject("disability");
    number(disability, "children", "disabilityChildren", wrong);
    number(disability, "adults", "disabilityAdults", wrong);
    number(json, "volume", "volume", wrong);
    number(json, "cost", "cost", wrong);
    if (typed.containsKey("onBehalfOf")) {
      json.putObject("onBehalfOf").put("name", get("onBehalfOf"));
    }
    if (before != null) {
      if (before.place() != null) {
        json.set("place", ReportJson.place(before.place()));
      }
      json.set("files", ReportJson.files(before.files()));
    }
    try {
      ReportBody body = ReportJson.read(json);
      if (wrong.isEmpty()) {
        return body;
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(wrong::putIfAbsent);
    }
    throw new Invalid(wrong);
  }

  private void text(ObjectNode json, String field) {
    if (typed.containsKey(field)) {
      json.put(field, get(field));
    }
  }

  private void number(ObjectNode json, String name, String field, Map<String, String> wrong) {
    String text = get(field);
    if (text.isEmpty()) {
      return;
    }
    OptionalLong number = TypedNumber.whole(text);
    if (number.isEmpty() || number.getAsLong() > LARGEST) {
      wrong.put(field, "community.invalid.number");
      return;
    }
    json.put(name, number.getAsLong());
  }
}
