package id.payung.agreements.plansheet;

import id.payung.accounts.Organisation;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.SheetFinding;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes wishes of rows: known activities and lines by their number, new ones besides. What a sheet leaves out stays as
 * it is.
 */
final class PlanSheetParser {
  private final PlanSheetNames names;
  private final PlanVersionContent content;
  private final Map<Integer, PlanVersionActivity> activitiesByNumber = new HashMap<>();

  /** A row with its number in the sheet. */
  record Numbered(int row, PlanSheetRow value) {}

  PlanSheetParser(PlanVersionContent content, Collection<Organisation> all, Collection<Region> allVillages,
      Instrument instrument) {
    this.content = content;
    this.names = new PlanSheetNames(all, allVillages, instrument);
    content.activities().forEach(activity -> activitiesByNumber.put(activity.number(), activity));
  }

  /** Adds what is wrong in a row, seen beside the rows before it of the same activity. */
  void checkRow(int row, PlanSheetRow value, List<SheetFinding> findings, Map<Integer, PlanSheetRow> firstRows,
      Map<Integer, Set<Long>> lines) {
    if (value.number() == PlanSheetRow.UNREAD_NUMBER) {
      checkNames(row, value, findings);
      checkLineNames(row, value, findings);
      return;
    }
    PlanSheetRow first = firstRows.get(value.number());
    if (first == null) {
      firstRows.put(value.number(), value);
      checkFirstRow(row, value, findings);
    } else {
      requireSameAsFirst(row, "Kegiatan", first.title(), value.title(), value, findings);
      requireSameAsFirst(row, "Jenis", first.kind(), value.kind(), value, findings);
      requireSameAsFirst(row, "Penanggung Jawab", first.office(), value.office(), value, findings);
      requireSameAsFirst(row, "Mulai", first.starts(), value.starts(), value, findings);
      requireSameAsFirst(row, "Selesai", first.ends(), value.ends(), value, findings);
      requireSameAsFirst(row, "Target", first.target(), value.target(), value, findings);
      requireSameAsFirst(row, "Satuan", first.unit(), value.unit(), value, findings);
      requireSameAsFirst(row, "Keterangan", first.note(), value.note(), value, findings);
      requireSameAsFirst(row, "Mitra Pelaksana", asSet(first.partners()), asSet(value.partners()), value, findings);
      requireSameAsFirst(row, "Desa/Kelurahan", asSet(first.villages()), asSet(value.villages()), value, findings);
      requireSameAsFirst(row, "Pertanyaan KLA", asSet(first.questions()), asSet(value.questions()), value, findings);
    }
    if (value.hasLine()) {
      checkBudgetLine(row, value, findings, lines);
    }
  }

  private void checkFirstRow(int row, PlanSheetRow value, List<SheetFinding> findings) {
    if (!activitiesByNumber.containsKey(value.number())) {
      requireValue(row, "Kegiatan", value.title(), findings);
      requireValue(row, "Jenis", value.kind(), findings);
      requireValue(row, "Penanggung Jawab", value.office(), findings);
      requireValue(row, "Mulai", value.starts(), findings);
      requireValue(row, "Selesai", value.ends(), findings);
      requireValue(row, "Target", value.target(), findings);
      requireValue(row, "Satuan", value.unit(), findings);
    }
    requireDatesInOrder(row, value, findings);
    checkNames(row, value, findings);
  }

  /** What is looked up by its name, whatever else is wrong in the row. */
  private void checkNames(int row, PlanSheetRow value, List<SheetFinding> findings) {
    requireKnownOrganisation(row, "Penanggung Jawab", value.office(), findings);
    Objects.requireNonNullElse(value.partners(), List.<String>of())
        .forEach(name -> requireKnownOrganisation(row, "Mitra Pelaksana", name, findings));
    for (String village : Objects.requireNonNullElse(value.villages(), List.<String>of())) {
      if (names.village(village) == null) {
        findings.add(SheetFinding.of(row, "Desa/Kelurahan", "agreements.sheet.village", village));
      }
    }
    for (String question : Objects.requireNonNullElse(value.questions(), List.<String>of())) {
      if (names.questionsOf(question).isEmpty() && !alreadyServed(value.number(), question)) {
        findings.add(SheetFinding.of(row, "Pertanyaan KLA", "agreements.sheet.question", question));
      }
    }
  }

  /** Told with all else that is wrong in the row; the plan's own rules say it once more when it is taken. */
  private void requireDatesInOrder(int row, PlanSheetRow value, List<SheetFinding> findings) {
    PlanVersionActivity before = activitiesByNumber.get(value.number());
    LocalDate starts = value.starts() == null && before != null ? before.starts() : value.starts();
    LocalDate ends = value.ends() == null && before != null ? before.ends() : value.ends();
    if (starts == null || ends == null) {
      return;
    }
    if (ends.isBefore(starts)) {
      findings.add(SheetFinding.of(row, "Selesai", "agreements.wrong.order"));
    }
    if (starts.getYear() != content.plan().year() && ends.getYear() != content.plan().year()) {
      findings.add(SheetFinding.of(row, "Mulai", "agreements.wrong.year"));
    }
  }

  private boolean alreadyServed(int number, String question) {
    PlanVersionActivity activity = activitiesByNumber.get(number);
    return activity != null && activity.questions().contains(question);
  }

  private void checkBudgetLine(int row, PlanSheetRow value, List<SheetFinding> findings,
      Map<Integer, Set<Long>> lines) {
    checkLineNames(row, value, findings);
    Long number = value.lineNumber();
    if (number == null) {
      findings.add(SheetFinding.of(row, "No. Rincian", "agreements.sheet.line-incomplete"));
      return;
    }
    if (!lines.computeIfAbsent(value.number(), _ -> new HashSet<>()).add(number)) {
      findings.add(SheetFinding.of(row, "No. Rincian", "agreements.sheet.line-twice", number));
    }
    PlanVersionBudgetLine before = line(activitiesByNumber.get(value.number()), number.intValue());
    if (before == null && (value.what() == null || value.source() == null || value.owner() == null)) {
      findings.add(SheetFinding.of(row, "Rincian Anggaran", "agreements.sheet.line-incomplete"));
    }
    if (before == null && value.amount() == null && !Boolean.TRUE.equals(value.guarded())) {
      findings.add(SheetFinding.of(row, "Anggaran (Rp)", "agreements.wrong.amount"));
    }
  }

  private void checkLineNames(int row, PlanSheetRow value, List<SheetFinding> findings) {
    requireKnownOrganisation(row, "Pemilik Anggaran", value.owner(), findings);
    String village = value.lineVillage();
    if (village != null && names.village(village) == null) {
      findings.add(SheetFinding.of(row, "Desa Pemilik", "agreements.sheet.village", village));
    }
  }

  private static void requireValue(int row, String column, @Nullable Object value, List<SheetFinding> findings) {
    if (value == null) {
      findings.add(SheetFinding.of(row, column, "agreements.sheet.empty"));
    }
  }

  private static void requireSameAsFirst(int row, String column, @Nullable Object first, @Nullable Object here,
      PlanSheetRow value, List<SheetFinding> findings) {
    if (here != null && !here.equals(first)) {
      findings.add(SheetFinding.of(row, column, "agreements.sheet.differs", value.number()));
    }
  }

  /** Names in whichever order; a cell without a name says nothing. */
  private static @Nullable Set<String> asSet(@Nullable List<String> names) {
    return names == null || names.isEmpty() ? null : Set.copyOf(names);
  }

  private void requireKnownOrganisation(int row, String column, @Nullable String name, List<SheetFinding> findings) {
    if (name != null && names.organisation(name) == null) {
      findings.add(SheetFinding.of(row, column, "agreements.sheet.organisation", name));
    }
  }

  /** The wishes of a sheet without findings: only those that change something. */
  List<ActivityChange> toChanges(List<PlanSheetRow> rows) {
    Map<Integer, List<PlanSheetRow>> byNumber = new LinkedHashMap<>();
    rows.forEach(row -> byNumber.computeIfAbsent(row.number(), _ -> new ArrayList<>()).add(row));
    List<ActivityChange> changes = new ArrayList<>();
    byNumber.forEach((number, own) -> {
      ActivityChange wish = toChange(number, own);
      PlanVersionActivity before = activitiesByNumber.get(number);
      if (before == null || !before.equals(wish.text()) || !wish.guarded().isEmpty() || !wish.stages().isEmpty()) {
        changes.add(wish);
      }
    });
    return changes;
  }

  private ActivityChange toChange(int number, List<PlanSheetRow> rows) {
    PlanSheetRow first = rows.getFirst();
    PlanVersionActivity before = activitiesByNumber.get(number);
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    List<PlanVersionBudgetLine> lines = mergeLines(before, rows, guarded, stages);
    PlanVersionActivity text = new PlanVersionActivity(before == null ? Ids.next() : before.id(), number,
        firstNonNull(first.title(), before == null ? "" : before.title()),
        firstNonNull(first.kind(), before == null ? "" : before.kind()),
        organisationId(first.office(), before == null ? null : before.office()),
        resolveIds(first.partners(), names::organisation, before == null ? List.of() : before.partners()),
        resolveIds(first.villages(), names::village, before == null ? List.of() : before.villages()),
        resolveQuestions(first.questions(), before == null ? List.of() : before.questions()),
        firstNonNull(first.starts(), before == null ? null : before.starts()),
        firstNonNull(first.ends(), before == null ? null : before.ends()),
        firstNonNull(first.unit(), before == null ? "" : before.unit()),
        firstNonNull(first.target(), before == null ? null : (Long) before.target()),
        firstNonNull(first.note(), before == null ? "" : before.note()), before == null ? null : before.decision(),
        lines);
    return new ActivityChange(text, guarded, stages);
  }

  private List<PlanVersionBudgetLine> mergeLines(@Nullable PlanVersionActivity before, List<PlanSheetRow> rows,
      Map<UUID, Long> guarded, Map<UUID, String> stages) {
    Map<Integer, PlanVersionBudgetLine> lines = new LinkedHashMap<>();
    if (before != null) {
      before.lines().forEach(line -> lines.put(line.number(), line));
    }
    for (PlanSheetRow row : rows) {
      Long number = row.lineNumber();
      if (!row.hasLine() || number == null) {
        continue;
      }
      PlanVersionBudgetLine previous = lines.get(number.intValue());
      PlanVersionBudgetLine line = line(row, number.intValue(), previous, guarded);
      lines.put(number.intValue(), line);
      String stage = row.stage();
      if (stage != null
          && !stage.equals(content.stagesByLine().getOrDefault(line.id(), previous == null ? "" : "proposed"))) {
        stages.put(line.id(), stage);
      }
    }
    return List.copyOf(lines.values());
  }

  private PlanVersionBudgetLine line(PlanSheetRow row, int number, @Nullable PlanVersionBudgetLine previous,
      Map<UUID, Long> guarded) {
    UUID id = previous == null ? Ids.next() : previous.id();
    boolean isGuarded = row.guarded() == null ? previous != null && previous.guarded() : row.guarded();
    Long typed = row.amount();
    if (isGuarded && typed != null
        && !(previous != null && previous.guarded() && typed.equals(content.amountOf(previous)))) {
      guarded.put(id, typed);
    }
    Long openAmount = isGuarded ? null : typed != null ? typed : previous == null ? null : previous.amount();
    UUID village =
        row.lineVillage() == null ? (previous == null ? null : previous.village()) : names.village(row.lineVillage());
    return new PlanVersionBudgetLine(id, number, firstNonNull(row.what(), previous == null ? "" : previous.what()),
        firstNonNull(row.source(), previous == null ? "" : previous.source()),
        organisationId(row.owner(), previous == null ? null : previous.owner()), village,
        firstNonNull(row.code(), previous == null ? "" : previous.code()), isGuarded, openAmount);
  }

  private static @Nullable PlanVersionBudgetLine line(@Nullable PlanVersionActivity activity, int number) {
    return activity == null ? null
        : activity.lines().stream().filter(line -> line.number() == number).findFirst().orElse(null);
  }

  private static <T> T firstNonNull(@Nullable T value, @Nullable T fallback) {
    return Objects.requireNonNull(value != null ? value : fallback, "a sheet with findings makes no wish");
  }

  private UUID organisationId(@Nullable String name, @Nullable UUID fallback) {
    return firstNonNull(name == null ? null : names.organisation(name), fallback);
  }

  /** The same set stays in the order in which it stood, so that nothing seems to change. */
  private static List<UUID> resolveIds(@Nullable List<String> typed, Function<String, @Nullable UUID> index,
      List<UUID> before) {
    if (typed == null) {
      return before;
    }
    Set<UUID> found = new LinkedHashSet<>();
    typed.forEach(name -> found.add(Objects.requireNonNull(index.apply(name))));
    return found.equals(new HashSet<>(before)) ? before : List.copyOf(found);
  }

  private List<String> resolveQuestions(@Nullable List<String> typed, List<String> before) {
    if (typed == null) {
      return before;
    }
    Set<String> found = new LinkedHashSet<>();
    for (String code : typed) {
      List<String> activityRows = names.questionsOf(code);
      found.addAll(activityRows.isEmpty() ? List.of(code) : activityRows);
    }
    return found.equals(new HashSet<>(before)) ? before : List.copyOf(found);
  }
}
