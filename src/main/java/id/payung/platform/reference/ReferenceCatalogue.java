package id.payung.platform.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The reference files as shipped, read once when first asked for. What a regency edits is kept by the module that owns
 * the list.
 */
public final class ReferenceCatalogue {
  private static final List<String> COMMON_KEYS = List.of("code", "name", "from", "to", "confirmed", "source");
  private static final List<String> INSTRUMENT_CODES = List.of("kla-2026", "kla-2024");

  private final Map<String, CodeList> lists = new ConcurrentHashMap<>();
  private final Map<String, Instrument> instruments = new ConcurrentHashMap<>();
  private final Map<String, Object> loadedValues = new ConcurrentHashMap<>();

  /**
   * A code list, for example {@code agreements/kinds}.
   *
   * @throws IllegalStateException when there is no such file, or it is not well formed
   */
  public CodeList list(String path) {
    return lists.computeIfAbsent(path, ReferenceCatalogue::readList);
  }

  /** An instrument as shipped: {@code kla-2026}. */
  public Instrument instrument(String code) {
    return instruments.computeIfAbsent(code,
        name -> InstrumentYamlParser.parseResource("reference/indicators/" + name + ".yaml"));
  }

  /** Every shipped version, the newest first. */
  public List<Instrument> instruments() {
    return INSTRUMENT_CODES.stream().map(this::instrument).toList();
  }

  public List<Holiday> holidays() {
    return loadOnce("holidays", ReferenceCatalogue::readHolidays);
  }

  public WorkingDayCalendar workingDays() {
    return loadOnce("working-days", () -> new WorkingDayCalendar(holidays()));
  }

  /**
   * A file that is no code list, read once.
   *
   * @param path as of a list: {@code agreements/planning-gates}
   * @param reader makes of the file what its module keeps; one for each path
   */
  public <T> T file(String path, Function<YamlMapping, T> reader) {
    return loadOnce(path, () -> reader.apply(YamlMapping.readResource("reference/" + path + ".yaml")));
  }

  @SuppressWarnings("unchecked") // each name has one maker
  private <T> T loadOnce(String name, java.util.function.Supplier<T> loader) {
    Object known = loadedValues.get(name);
    if (known == null) {
      known = loader.get();
      loadedValues.put(name, known);
    }
    return (T) known;
  }

  private static CodeList readList(String path) {
    YamlMapping file = YamlMapping.readResource("reference/" + path + ".yaml");
    YamlMapping sources = file.mapping("sources");
    LocalDate from = file.date("from");
    List<CodeListEntry> entries = new ArrayList<>();
    for (YamlMapping line : file.mappings("entries")) {
      entries.add(new CodeListEntry(line.text("code"), line.bilingualText("name"),
          line.has("from") ? line.date("from") : from, line.dateOrNull("to"), line.flag("confirmed"),
          sources.text(line.text("source")), line.except(COMMON_KEYS)));
    }
    return new CodeList(path, file.bilingualText("title"), entries);
  }

  private static List<Holiday> readHolidays() {
    YamlMapping file = YamlMapping.readResource("reference/platform/holidays.yaml");
    YamlMapping sources = file.mapping("sources");
    YamlMapping names = file.mapping("names");
    List<Holiday> holidays = new ArrayList<>();
    for (YamlMapping line : file.mappings("days")) {
      BilingualText name = names.bilingualText(line.text("name"));
      Holiday.Kind kind =
          Holiday.Kind.valueOf(line.text("kind", "national").replace('-', '_').toUpperCase(Locale.ROOT));
      holidays
          .add(new Holiday(line.date("date"), name, kind, line.flag("confirmed"), sources.text(line.text("source"))));
    }
    return List.copyOf(holidays);
  }
}
