package id.payung.platform.reference;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reference files as shipped, read once when first asked for. What a regency edits is kept by the module that owns
 * the list.
 */
public final class Reference {
  private static final List<String> COMMON = List.of("code", "name", "from", "to", "confirmed", "source");
  private static final List<String> INSTRUMENTS = List.of("kla-2026", "kla-2024");

  private final Map<String, CodeList> lists = new ConcurrentHashMap<>();
  private final Map<String, Instrument> instruments = new ConcurrentHashMap<>();
  private final Map<String, Object> others = new ConcurrentHashMap<>();

  /**
   * A code list, for example {@code agreements/kinds}.
   *
   * @throws IllegalStateException when there is no such file, or it is not well formed
   */
  public CodeList list(String path) {
    return lists.computeIfAbsent(path, Reference::readList);
  }

  /** An instrument as shipped: {@code kla-2026}. */
  public Instrument instrument(String code) {
    return instruments.computeIfAbsent(code,
        name -> InstrumentFile.ofResource("reference/indicators/" + name + ".yaml"));
  }

  /** Every shipped version, the newest first. */
  public List<Instrument> instruments() {
    return INSTRUMENTS.stream().map(this::instrument).toList();
  }

  public List<Holiday> holidays() {
    return once("holidays", Reference::readHolidays);
  }

  public WorkingDays workingDays() {
    return once("working-days", () -> new WorkingDays(holidays()));
  }

  /** The gates of a budget year, in the order in which they close. */
  public List<PlanningGate> planningGates() {
    return once("gates", Reference::readGates);
  }

  /** The rule as shipped that holds on a day. */
  public StatusRule statusRule(LocalDate day) {
    return once("status", Reference::readStatusRules).stream()
        .filter(rule -> !rule.from().isAfter(day))
        .max(Comparator.comparing(StatusRule::from))
        .orElseThrow(() -> new IllegalStateException("no status rule on " + day));
  }

  @SuppressWarnings("unchecked") // each name has one maker, above
  private <T> T once(String name, java.util.function.Supplier<T> make) {
    Object known = others.get(name);
    if (known == null) {
      known = make.get();
      others.put(name, known);
    }
    return (T) known;
  }

  private static CodeList readList(String path) {
    Yaml file = Yaml.ofResource("reference/" + path + ".yaml");
    Yaml sources = file.under("sources");
    LocalDate from = file.date("from");
    List<Entry> entries = new ArrayList<>();
    for (Yaml line : file.list("entries")) {
      entries.add(new Entry(line.text("code"), line.words("name"), line.has("from") ? line.date("from") : from,
          line.dateOrNull("to"), line.flag("confirmed"), sources.text(line.text("source")), line.without(COMMON)));
    }
    return new CodeList(path, file.words("title"), entries);
  }

  private static List<Holiday> readHolidays() {
    Yaml file = Yaml.ofResource("reference/platform/holidays.yaml");
    Yaml sources = file.under("sources");
    Yaml names = file.under("names");
    List<Holiday> holidays = new ArrayList<>();
    for (Yaml line : file.list("days")) {
      Text name = names.words(line.text("name"));
      Holiday.Kind kind =
          Holiday.Kind.valueOf(line.text("kind", "national").replace('-', '_').toUpperCase(Locale.ROOT));
      holidays
          .add(new Holiday(line.date("date"), name, kind, line.flag("confirmed"), sources.text(line.text("source"))));
    }
    return List.copyOf(holidays);
  }

  private static List<PlanningGate> readGates() {
    Yaml file = Yaml.ofResource("reference/agreements/planning-gates.yaml");
    Yaml sources = file.under("sources");
    Year any = Year.of(2026);
    return file.list("gates")
        .stream()
        .map(gate -> new PlanningGate(gate.text("code"), gate.words("name"), gate.text("document"),
            gate.number("yearsBefore"), MonthDay.parse("--" + gate.text("opens")),
            MonthDay.parse("--" + gate.text("closes")), gate.text("stage"), gate.flag("village"),
            gate.flag("confirmed"), sources.text(gate.text("source"))))
        .sorted(Comparator.comparing(gate -> gate.closesFor(any)))
        .toList();
  }

  private static List<StatusRule> readStatusRules() {
    Yaml file = Yaml.ofResource("reference/agreements/status-rule.yaml");
    Yaml sources = file.under("sources");
    return file.list("rules")
        .stream()
        .map(rule -> new StatusRule(rule.text("code"), rule.date("from"), rule.number("points"),
            rule.number("silentDays"), rule.number("noticeWorkingDays"), rule.flag("confirmed"),
            sources.text(rule.text("source"))))
        .toList();
  }
}
