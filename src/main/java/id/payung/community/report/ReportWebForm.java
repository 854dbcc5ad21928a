package id.payung.community.report;

import id.payung.community.ReportBody;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportView;

import id.payung.platform.errors.Invalid;
import id.payung.platform.sheets.TypedNumberParser;
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
public record ReportWebForm(UUID id, int version, Map<String, String> typed) {
  private static final long MAX_NUMBER = 999_999_999_999L;

  private static final String[] FIELDS =
      {"activity", "title", "kindOfActivity", "heldOn", "village", "childrenM", "childrenF", "adultsM", "adultsF",
        "disabilityChildren", "disabilityAdults", "volume", "notes", "cost", "onBehalfOf"};

  static ReportWebForm empty(UUID id) {
    return new ReportWebForm(id, 0, Map.of());
  }

  static ReportWebForm from(UUID id, int version, HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String field : FIELDS) {
      putIfTyped(typed, field, request.getParameter(field));
    }
    for (String band : ReportBody.AGE_BANDS) {
      putIfTyped(typed, "age." + band + ".m", request.getParameter("age." + band + ".m"));
      putIfTyped(typed, "age." + band + ".f", request.getParameter("age." + band + ".f"));
    }
    return new ReportWebForm(id, version, typed);
  }

  private static void putIfTyped(Map<String, String> typed, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      typed.put(field, value.strip());
    }
  }

  static ReportWebForm from(ReportView report) {
    ReportBody body = report.body();
    Map<String, String> typed = new LinkedHashMap<>();
    putIfTyped(typed, "activity", body.activity() == null ? null : body.activity().toString());
    putIfTyped(typed, "title", body.title());
    putIfTyped(typed, "kindOfActivity", body.kindOfActivity());
    putIfTyped(typed, "heldOn", body.heldOn().toString());
    putIfTyped(typed, "village", body.village().toString());
    putIfTyped(typed, "childrenM", String.valueOf(body.people().childrenM()));
    putIfTyped(typed, "childrenF", String.valueOf(body.people().childrenF()));
    putIfTyped(typed, "adultsM", String.valueOf(body.people().adultsM()));
    putIfTyped(typed, "adultsF", String.valueOf(body.people().adultsF()));
    if (body.ages() != null) {
      body.ages().forEach((band, sexes) -> {
        putIfTyped(typed, "age." + band + ".m", String.valueOf(sexes.m()));
        putIfTyped(typed, "age." + band + ".f", String.valueOf(sexes.f()));
      });
    }
    if (body.disability() != null) {
      putIfTyped(typed, "disabilityChildren", String.valueOf(body.disability().children()));
      putIfTyped(typed, "disabilityAdults", String.valueOf(body.disability().adults()));
    }
    putIfTyped(typed, "volume", body.volume() == null ? null : body.volume().toString());
    putIfTyped(typed, "notes", body.notes());
    putIfTyped(typed, "cost", body.cost() == null ? null : body.cost().toString());
    putIfTyped(typed, "onBehalfOf", body.onBehalfOf() == null ? null : body.onBehalfOf().name());
    return new ReportWebForm(report.id(), report.version(), typed);
  }

  public String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /**
   * @param before the report that is edited: what the form does not show stays
   * @throws Invalid by field
   */
  ReportBody toReportBody(@Nullable ReportBody before) {
    Map<String, String> errors = new LinkedHashMap<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    copyText(json, "activity");
    copyText(json, "title");
    copyText(json, "kindOfActivity");
    copyText(json, "heldOn");
    copyText(json, "village");
    copyText(json, "notes");
    ObjectNode people = json.putObject("people");
    for (String field : new String[]{"childrenM", "childrenF", "adultsM", "adultsF"}) {
      copyNumber(people, field, field, errors);
    }
    ObjectNode ages = json.putObject("ages");
    for (String band : ReportBody.AGE_BANDS) {
      ObjectNode sexes = JsonNodeFactory.instance.objectNode();
      copyNumber(sexes, "m", "age." + band + ".m", errors);
      copyNumber(sexes, "f", "age." + band + ".f", errors);
      if (!sexes.isEmpty()) {
        ages.set(band, sexes);
      }
    }
    ObjectNode disability = json.putObject("disability");
    copyNumber(disability, "children", "disabilityChildren", errors);
    copyNumber(disability, "adults", "disabilityAdults", errors);
    copyNumber(json, "volume", "volume", errors);
    copyNumber(json, "cost", "cost", errors);
    if (typed.containsKey("onBehalfOf")) {
      json.putObject("onBehalfOf").put("name", get("onBehalfOf"));
    }
    if (before != null) {
      if (before.place() != null) {
        json.set("place", ReportJsonCodec.place(before.place()));
      }
      json.set("files", ReportJsonCodec.files(before.files()));
    }
    try {
      ReportBody body = ReportJsonCodec.read(json);
      if (errors.isEmpty()) {
        return body;
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(errors::putIfAbsent);
    }
    throw new Invalid(errors);
  }

  private void copyText(ObjectNode json, String field) {
    if (typed.containsKey(field)) {
      json.put(field, get(field));
    }
  }

  private void copyNumber(ObjectNode json, String name, String field, Map<String, String> errors) {
    String text = get(field);
    if (text.isEmpty()) {
      return;
    }
    OptionalLong number = TypedNumberParser.parseWhole(text);
    if (number.isEmpty() || number.getAsLong() > MAX_NUMBER) {
      errors.put(field, "community.invalid.number");
      return;
    }
    json.put(name, number.getAsLong());
  }
}
