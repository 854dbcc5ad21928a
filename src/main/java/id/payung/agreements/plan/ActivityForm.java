package id.payung.agreements.plan;

import id.payung.agreements.Typed;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of an activity with its budget lines: what was typed, read into a wish. */
final class ActivityForm {
  /** Empty places for new lines. */
  private static final int NEW_PLACES = 3;

  /** More lines than one activity ever had. */
  private static final int MOST_LINES = 60;

  private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

  private ActivityForm() {}

  static Typed blank(Plan plan, int number) {
    return withPlaces(Typed.empty()
        .put("id", Ids.next())
        .put("basedOn", 0)
        .put("number", number)
        .put("starts", LocalDate.of(plan.year(), 1, 1))
        .put("ends", LocalDate.of(plan.year(), 12, 31))
        .putAll("partner", plan.organisations()), 1);
  }

  static Typed filled(Plans.Said said, ActivityText text) {
    Typed form = Typed.empty()
        .put("id", text.id())
        .put("basedOn", said.saves().getOrDefault(text.id(), 0))
        .put("number", text.number())
        .put("title", text.title())
        .put("kind", text.kind())
        .put("office", text.office())
        .putAll("partner", text.partners())
        .putAll("village", text.villages())
        .putAll("question", text.questions())
        .put("starts", text.starts())
        .put("ends", text.ends())
        .put("unit", text.unit())
        .put("target", text.target())
        .put("note", text.note())
        .put("decision", text.decision());
    int place = 1;
    for (LineText line : text.lines()) {
      String l = "l" + place++ + ".";
      form.put(l + "id", line.id())
          .put(l + "number", line.number())
          .put(l + "what", line.what())
          .put(l + "source", line.source())
          .put(l + "owner", line.owner())
          .put(l + "village", line.village())
          .put(l + "code", line.code())
          .put(l + "stage", said.stages().getOrDefault(line.id(), "proposed"))
          .put(l + "guarded", line.guarded() ? "true" : null)
          .put(l + "hidden", line.guarded() && said.amount(line) == null ? "true" : null)
          .put(l + "amount", said.amount(line));
    }
    return withPlaces(form, place);
  }

  private static Typed withPlaces(Typed form, int next) {
    for (int place = next; place < next + NEW_PLACES; place++) {
      form.put("l" + place + ".id", Ids.next()).put("l" + place + ".stage", "proposed");
    }
    return form.put("places", next + NEW_PLACES - 1);
  }

  static int places(Typed form) {
    String places = form.get("places");
    return places.matches("\\d{1,2}") ? Math.min(Integer.parseInt(places), MOST_LINES) : NEW_PLACES;
  }

  /** @param known the activity as it stands, or null: what the person could not see is kept */
  static Wish read(Typed form, @Nullable ActivityText known, Reference reference) {
    List<LineText> lines = new ArrayList<>();
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (int place = 1; place <= places(form); place++) {
      readLine(form, place, known, lines, guarded, stages, reference);
    }
    Long number = form.whole("number", true);
    Long target = form.whole("target", true);
    if (number != null && (number < 1 || number > 9999)) {
      form.wrong("number", "agreements.wrong.range");
    }
    if (target != null && target < 1) {
      form.wrong("target", "agreements.wrong.range");
    }
    if (form.get("title").length() < 3) {
      form.wrong("title", "agreements.wrong.empty");
    }
    UUID office = form.uuid("office", true);
    List<UUID> partners = new ArrayList<>(form.uuids("partner"));
    partners.remove(office);
    ActivityText text = new ActivityText(Objects.requireNonNullElseGet(form.uuid("id", true), Ids::next),
        number == null ? 1 : (int) Math.min(9999, number), form.text("title", 300, true),
        form.choice("kind", codes(reference, "activity-kinds"), true), Objects.requireNonNullElseGet(office, Ids::next),
        partners, new ArrayList<>(form.uuids("village")),
        form.all("question").stream().filter(code -> code.matches("[0-9A-Za-z]{1,6}\\.\\d{1,3}")).distinct().toList(),
        Objects.requireNonNullElse(form.date("starts", true), SOME_DAY),
        Objects.requireNonNullElse(form.date("ends", true), SOME_DAY),
        form.choice("unit", codes(reference, "units"), true), target == null ? 1 : target,
        form.text("note", 2000, false), known == null ? form.uuid("decision", false) : known.decision(), lines);
    return new Wish(text, guarded, stages);
  }

  private static List<String> codes(Reference reference, String list) {
    return reference.list("agreements/" + list).all().stream().map(Entry::code).toList();
  }

  private static void readLine(Typed form, int place, @Nullable ActivityText known, List<LineText> lines,
      Map<UUID, Long> guarded, Map<UUID, String> stages, Reference reference) {
    String l = "l" + place + ".";
    if (form.ticked(l + "leave")
        || (form.get(l + "what").isEmpty() && form.get(l + "source").isEmpty() && form.get(l + "amount").isEmpty())) {
      return;
    }
    UUID id = form.uuid(l + "id", true);
    UUID owner = form.uuid(l + "owner", true);
    String what = form.text(l + "what", 300, true);
    String source = form.choice(l + "source", codes(reference, "funding-sources"), true);
    String stage = form.choice(l + "stage", codes(reference, "budget-stages"), true);
    if (id == null || owner == null) {
      return;
    }
    LineText before =
        known == null ? null : known.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElse(null);
    boolean hidden = before != null && before.guarded() && form.ticked(l + "hidden");
    boolean isGuarded = hidden || form.ticked(l + "guarded");
    Long amount = hidden ? null : form.whole(l + "amount", true);
    if (isGuarded && amount != null) {
      guarded.put(id, amount);
    }
    stages.put(id, stage);
    int number = before != null ? before.number() : nextNumber(lines, known);
    lines.add(new LineText(id, number, what, source, owner, form.uuid(l + "village", false),
        form.text(l + "code", 60, false), isGuarded, isGuarded ? null : amount));
  }

  private static int nextNumber(List<LineText> lines, @Nullable ActivityText known) {
    LinkedHashSet<Integer> taken = new LinkedHashSet<>();
    lines.forEach(line -> taken.add(line.number()));
    if (known != null) {
      known.lines().forEach(line -> taken.add(line.number()));
    }
    return taken.stream().max(Integer::compareTo).orElse(0) + 1;
  }
}
