package id.payung.agreements.plan;

import id.payung.accounts.Organisation;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.Finding;
import id.payung.regions.Region;
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
final class SheetReader {
  private final Map<String, UUID> organisations = new HashMap<>();
  private final Map<String, UUID> villages = new HashMap<>();
  private final Instrument instrument;
  private final Plans.Said said;
  private final Map<Integer, ActivityText> known = new HashMap<>();

  /** A row with its number in the sheet. */
  record Numbered(int row, SheetRow value) {}

  SheetReader(Plans.Said said, Collection<Organisation> all, Collection<Region> places, Instrument instrument) {
    this.said = said;
    this.instrument = instrument;
    said.activities().forEach(activity -> known.put(activity.number(), activity));
    for (Organisation organisation : all) {
      organisations.put(normal(organisation.name()), organisation.id());
      organisations.putIfAbsent(normal(organisation.shortName()), organisation.id());
      organisations.put(organisation.id().toString(), organisation.id());
    }
    Set<String> twice = new HashSet<>();
    for (Region village : places) {
      villages.put(normal(village.label()), village.id());
      villages.put(village.code(), village.id());
      villages.put(village.id().toString(), village.id());
      if (villages.putIfAbsent(normal(village.name()), village.id()) != null) {
        twice.add(normal(village.name()));
      }
    }
    twice.forEach(villages::remove);
    organisations.remove("");
  }

  /** Adds what is wrong in a row, seen beside the rows before it of the same activity. */
  void look(int row, SheetRow value, List<Finding> findings, Map<Integer, SheetRow> firsts,
      Map<Integer, Set<Long>> lines) {
    SheetRow first = firsts.get(value.number());
    if (first == null) {
      firsts.put(value.number(), value);
      lookAtFirst(row, value, findings);
    } else {
      differ(row, "Kegiatan", first.title(), value.title(), value, findings);
      differ(row, "Jenis", first.kind(), value.kind(), value, findings);
      differ(row, "Penanggung Jawab", first.office(), value.office(), value, findings);
      differ(row, "Mulai", first.starts(), value.starts(), value, findings);
      differ(row, "Selesai", first.ends(), value.ends(), value, findings);
      differ(row, "Target", first.target(), value.target(), value, findings);
      differ(row, "Satuan", first.unit(), value.unit(), value, findings);
    }
    if (value.hasLine()) {
      lookAtLine(row, value, findings, lines);
    }
  }

  private void lookAtFirst(int row, SheetRow value, List<Finding> findings) {
    if (!known.containsKey(value.number())) {
      require(row, "Kegiatan", value.title(), findings);
      require(row, "Jenis", value.kind(), findings);
      require(row, "Penanggung Jawab", value.office(), findings);
      require(row, "Mulai", value.starts(), findings);
      require(row, "Selesai", value.ends(), findings);
      require(row, "Target", value.target(), findings);
      require(row, "Satuan", value.unit(), findings);
    }
    organisation(row, "Penanggung Jawab", value.office(), findings);
    Objects.requireNonNullElse(value.partners(), List.<String>of())
        .forEach(name -> organisation(row, "Mitra Pelaksana", name, findings));
    for (String village : Objects.requireNonNullElse(value.villages(), List.<String>of())) {
      if (!villages.containsKey(normal(village))) {
        findings.add(Finding.of(row, "Desa/Kelurahan", "agreements.sheet.village", village));
      }
    }
    for (String question : Objects.requireNonNullElse(value.questions(), List.<String>of())) {
      if (questionsOf(question).isEmpty() && !alreadyServed(value.number(), question)) {
        findings.add(Finding.of(row, "Pertanyaan KLA", "agreements.sheet.question", question));
      }
    }
  }

  private boolean alreadyServed(int number, String question) {
    ActivityText activity = known.get(number);
    return activity != null && activity.questions().contains(question);
  }

  private void lookAtLine(int row, SheetRow value, List<Finding> findings, Map<Integer, Set<Long>> lines) {
    Long number = value.lineNumber();
    if (number == null) {
      findings.add(Finding.of(row, "No. Rincian", "agreements.sheet.line-incomplete"));
      return;
    }
    if (!lines.computeIfAbsent(value.number(), _ -> new HashSet<>()).add(number)) {
      findings.add(Finding.of(row, "No. Rincian", "agreements.sheet.line-twice", number));
    }
    LineText before = line(known.get(value.number()), number.intValue());
    if (before == null && (value.what() == null || value.source() == null || value.owner() == null)) {
      findings.add(Finding.of(row, "Rincian Anggaran", "agreements.sheet.line-incomplete"));
    }
    organisation(row, "Pemilik Anggaran", value.owner(), findings);
    String village = value.lineVillage();
    if (village != null && !villages.containsKey(normal(village))) {
      findings.add(Finding.of(row, "Desa Pemilik", "agreements.sheet.village", village));
    }
  }

  private static void require(int row, String column, @Nullable Object value, List<Finding> findings) {
    if (value == null) {
      findings.add(Finding.of(row, column, "agreements.sheet.empty"));
    }
  }

  private static void differ(int row, String column, @Nullable Object first, @Nullable Object here, SheetRow value,
      List<Finding> findings) {
    if (here != null && !here.equals(first)) {
      findings.add(Finding.of(row, column, "agreements.sheet.differs", value.number()));
    }
  }

  private void organisation(int row, String column, @Nullable String name, List<Finding> findings) {
    if (name != null && !organisations.containsKey(normal(name))) {
      findings.add(Finding.of(row, column, "agreements.sheet.organisation", name));
    }
  }

  /** The wishes of a sheet without findings: only those that change something. */
  List<Wish> wishes(List<SheetRow> rows) {
    Map<Integer, List<SheetRow>> byNumber = new LinkedHashMap<>();
    rows.forEach(row -> byNumber.computeIfAbsent(row.number(), _ -> new ArrayList<>()).add(row));
    List<Wish> wishes = new ArrayList<>();
    byNumber.forEach((number, own) -> {
      Wish wish = wish(number, own);
      ActivityText before = known.get(number);
      if (before == null || !before.equals(wish.text()) || !wish.guarded().isEmpty() || !wish.stages().isEmpty()) {
        wishes.add(wish);
      }
    });
    return wishes;
  }

  private Wish wish(int number, List<SheetRow> rows) {
    SheetRow first = rows.getFirst();
    ActivityText before = known.get(number);
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    List<LineText> lines = lines(before, rows, guarded, stages);
    ActivityText text = new ActivityText(before == null ? Ids.next() : before.id(), number,
        or(first.title(), before == null ? "" : before.title()), or(first.kind(), before == null ? "" : before.kind()),
        id(first.office(), before == null ? null : before.office()),
        ids(first.partners(), organisations, before == null ? List.of() : before.partners()),
        ids(first.villages(), villages, before == null ? List.of() : before.villages()),
        codes(first.questions(), before == null ? List.of() : before.questions()),
        or(first.starts(), before == null ? null : before.starts()),
        or(first.ends(), before == null ? null : before.ends()), or(first.unit(), before == null ? "" : before.unit()),
        or(first.target(), before == null ? null : (Long) before.target()),
        or(first.note(), before == null ? "" : before.note()), before == null ? null : before.decision(), lines);
    return new Wish(text, guarded, stages);
  }

  private List<LineText> lines(@Nullable ActivityText before, List<SheetRow> rows, Map<UUID, Long> guarded,
      Map<UUID, String> stages) {
    Map<Integer, LineText> lines = new LinkedHashMap<>();
    if (before != null) {
      before.lines().forEach(line -> lines.put(line.number(), line));
    }
    for (SheetRow row : rows) {
      Long number = row.lineNumber();
      if (!row.hasLine() || number == null) {
        continue;
      }
      LineText old = lines.get(number.intValue());
      LineText line = line(row, number.intValue(), old, guarded);
      lines.put(number.intValue(), line);
      String stage = row.stage();
      if (stage != null && !stage.equals(said.stages().getOrDefault(line.id(), old == null ? "" : "proposed"))) {
        stages.put(line.id(), stage);
      }
    }
    return List.copyOf(lines.values());
  }

  private LineText line(SheetRow row, int number, @Nullable LineText old, Map<UUID, Long> guarded) {
    UUID id = old == null ? Ids.next() : old.id();
    boolean kept = row.guarded() == null ? old != null && old.guarded() : row.guarded();
    Long typed = row.amount();
    if (kept && typed != null && !(old != null && old.guarded() && typed.equals(said.amount(old)))) {
      guarded.put(id, typed);
    }
    Long open = kept ? null : typed != null ? typed : old == null ? null : old.amount();
    UUID village =
        row.lineVillage() == null ? (old == null ? null : old.village()) : villages.get(normal(row.lineVillage()));
    return new LineText(id, number, or(row.what(), old == null ? "" : old.what()),
        or(row.source(), old == null ? "" : old.source()), id(row.owner(), old == null ? null : old.owner()), village,
        or(row.code(), old == null ? "" : old.code()), kept, open);
  }

  private static @Nullable LineText line(@Nullable ActivityText activity, int number) {
    return activity == null ? null
        : activity.lines().stream().filter(line -> line.number() == number).findFirst().orElse(null);
  }

  private static <T> T or(@Nullable T value, @Nullable T otherwise) {
    return Objects.requireNonNull(value != null ? value : otherwise, "a sheet with findings makes no wish");
  }

  private UUID id(@Nullable String name, @Nullable UUID otherwise) {
    return or(name == null ? null : organisations.get(normal(name)), otherwise);
  }

  /** The same set stays in the order in which it stood, so that nothing seems to change. */
  private static List<UUID> ids(@Nullable List<String> names, Map<String, UUID> index, List<UUID> before) {
    if (names == null) {
      return before;
    }
    Set<UUID> found = new LinkedHashSet<>();
    names.forEach(name -> found.add(Objects.requireNonNull(index.get(normal(name)))));
    return found.equals(new HashSet<>(before)) ? before : List.copyOf(found);
  }

  private List<String> codes(@Nullable List<String> typed, List<String> before) {
    if (typed == null) {
      return before;
    }
    Set<String> found = new LinkedHashSet<>();
    for (String code : typed) {
      List<String> own = questionsOf(code);
      found.addAll(own.isEmpty() ? List.of(code) : own);
    }
    return found.equals(new HashSet<>(before)) ? before : List.copyOf(found);
  }

  /** A question by its code, or all questions of an indicator by its number. */
  private List<String> questionsOf(String code) {
    if (instrument.question(code).isPresent()) {
      return List.of(code);
    }
    Function<Instrument.Indicator, List<String>> all =
        indicator -> indicator.questions().stream().map(Instrument.Question::code).toList();
    return instrument.indicators()
        .filter(indicator -> indicator.code().equalsIgnoreCase(code))
        .findFirst()
        .map(all)
        .orElse(List.of());
  }

  private static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
