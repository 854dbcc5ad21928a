package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;

import id.payung.agreements.form.AgreementFormInput;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
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
  private static final int EMPTY_LINES = 3;

  /** More lines than one activity ever had. */
  private static final int MAX_LINES = 60;

  private static final LocalDate PLACEHOLDER_DATE = LocalDate.of(2000, 1, 1);

  private ActivityForm() {}

  static AgreementFormInput blank(JointPlan plan, int number) {
    return addEmptyLines(AgreementFormInput.empty()
        .put("id", Ids.next())
        .put("basedOn", 0)
        .put("number", number)
        .put("starts", LocalDate.of(plan.year(), 1, 1))
        .put("ends", LocalDate.of(plan.year(), 12, 31))
        .putAll("partner", plan.organisations()), 1);
  }

  static AgreementFormInput filled(JointPlanDirectory.PlanVersionContent content, PlanVersionActivity text) {
    AgreementFormInput form = AgreementFormInput.empty()
        .put("id", text.id())
        .put("basedOn", content.saveNumbers().getOrDefault(text.id(), 0))
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
    int lineIndex = 1;
    for (PlanVersionBudgetLine line : text.lines()) {
      String prefix = "l" + lineIndex++ + ".";
      form.put(prefix + "id", line.id())
          .put(prefix + "number", line.number())
          .put(prefix + "what", line.what())
          .put(prefix + "source", line.source())
          .put(prefix + "owner", line.owner())
          .put(prefix + "village", line.village())
          .put(prefix + "code", line.code())
          .put(prefix + "stage", content.stagesByLine().getOrDefault(line.id(), "proposed"))
          .put(prefix + "guarded", line.guarded() ? "true" : null)
          .put(prefix + "hidden", line.guarded() && content.amountOf(line) == null ? "true" : null)
          .put(prefix + "amount", content.amountOf(line));
    }
    return addEmptyLines(form, lineIndex);
  }

  private static AgreementFormInput addEmptyLines(AgreementFormInput form, int firstEmpty) {
    for (int lineIndex = firstEmpty; lineIndex < firstEmpty + EMPTY_LINES; lineIndex++) {
      form.put("l" + lineIndex + ".id", Ids.next()).put("l" + lineIndex + ".stage", "proposed");
    }
    return form.put("places", firstEmpty + EMPTY_LINES - 1);
  }

  static int lineCount(AgreementFormInput form) {
    String lineCount = form.get("places");
    return lineCount.matches("\\d{1,2}") ? Math.min(Integer.parseInt(lineCount), MAX_LINES) : EMPTY_LINES;
  }

  /** @param current the activity as it stands, or null: what the person could not see is kept */
  static ActivityChange parse(AgreementFormInput form, @Nullable PlanVersionActivity current,
      ReferenceCatalogue reference) {
    List<PlanVersionBudgetLine> lines = new ArrayList<>();
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (int lineIndex = 1; lineIndex <= lineCount(form); lineIndex++) {
      parseLine(form, lineIndex, current, lines, guarded, stages, reference);
    }
    Long number = form.readWholeNumber("number", true);
    Long target = form.readWholeNumber("target", true);
    if (number != null && (number < 1 || number > 9999)) {
      form.wrong("number", "agreements.wrong.range");
    }
    if (target != null && target < 1) {
      form.wrong("target", "agreements.wrong.range");
    }
    if (form.get("title").length() < 3) {
      form.wrong("title", "agreements.wrong.empty");
    }
    UUID office = form.readId("office", true);
    List<UUID> partners = new ArrayList<>(form.readIds("partner"));
    partners.remove(office);
    PlanVersionActivity text =
        new PlanVersionActivity(Objects.requireNonNullElseGet(form.readId("id", true), Ids::next),
            number == null ? 1 : (int) Math.min(9999, number), form.readText("title", 300, true),
            form.readChoice("kind", listCodes(reference, "activity-kinds"), true),
            Objects.requireNonNullElseGet(office, Ids::next), partners, new ArrayList<>(form.readIds("village")),
            form.getAll("question")
                .stream()
                .filter(code -> code.matches("[0-9A-Za-z]{1,6}\\.\\d{1,3}"))
                .distinct()
                .toList(),
            Objects.requireNonNullElse(form.readDate("starts", true), PLACEHOLDER_DATE),
            Objects.requireNonNullElse(form.readDate("ends", true), PLACEHOLDER_DATE),
            form.readChoice("unit", listCodes(reference, "units"), true), target == null ? 1 : target,
            form.readText("note", 2000, false), current == null ? form.readId("decision", false) : current.decision(),
            lines);
    return new ActivityChange(text, guarded, stages);
  }

  private static List<String> listCodes(ReferenceCatalogue reference, String list) {
    return reference.list("agreements/" + list).entries().stream().map(CodeListEntry::code).toList();
  }

  private static void parseLine(AgreementFormInput form, int lineIndex, @Nullable PlanVersionActivity current,
      List<PlanVersionBudgetLine> lines, Map<UUID, Long> guarded, Map<UUID, String> stages,
      ReferenceCatalogue reference) {
    String prefix = "l" + lineIndex + ".";
    if (form.isTicked(prefix + "leave") || (form.get(prefix + "what").isEmpty() && form.get(prefix + "source").isEmpty()
        && form.get(prefix + "amount").isEmpty())) {
      return;
    }
    UUID id = form.readId(prefix + "id", true);
    UUID owner = form.readId(prefix + "owner", true);
    String what = form.readText(prefix + "what", 300, true);
    String source = form.readChoice(prefix + "source", listCodes(reference, "funding-sources"), true);
    String stage = form.readChoice(prefix + "stage", listCodes(reference, "budget-stages"), true);
    if (id == null || owner == null) {
      return;
    }
    PlanVersionBudgetLine before =
        current == null ? null : current.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElse(null);
    boolean hidden = before != null && before.guarded() && form.isTicked(prefix + "hidden");
    boolean isGuarded = hidden || form.isTicked(prefix + "guarded");
    Long amount = hidden ? null : form.readWholeNumber(prefix + "amount", true);
    if (isGuarded && amount != null) {
      guarded.put(id, amount);
    }
    stages.put(id, stage);
    int number = before != null ? before.number() : nextLineNumber(lines, current);
    lines.add(new PlanVersionBudgetLine(id, number, what, source, owner, form.readId(prefix + "village", false),
        form.readText(prefix + "code", 60, false), isGuarded, isGuarded ? null : amount));
  }

  private static int nextLineNumber(List<PlanVersionBudgetLine> lines, @Nullable PlanVersionActivity current) {
    LinkedHashSet<Integer> taken = new LinkedHashSet<>();
    lines.forEach(line -> taken.add(line.number()));
    if (current != null) {
      current.lines().forEach(line -> taken.add(line.number()));
    }
    return taken.stream().max(Integer::compareTo).orElse(0) + 1;
  }
}
