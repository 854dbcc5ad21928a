package id.payung.platform.reference;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A list of codes with their names, in the order of the file. */
public final class CodeList {
  private final String path;
  private final Text title;
  private final List<Entry> entries;
  private final Map<String, Entry> byCode = new LinkedHashMap<>();

  CodeList(String path, Text title, List<Entry> entries) {
    this.path = path;
    this.title = title;
    this.entries = List.copyOf(entries);
    for (Entry entry : entries) {
      if (byCode.put(entry.code(), entry) != null) {
        throw new IllegalStateException(path + " has " + entry.code() + " twice");
      }
    }
  }

  public String path() {
    return path;
  }

  public Text title() {
    return title;
  }

  /** Every entry, also those that no longer hold. */
  public List<Entry> all() {
    return entries;
  }

  /** What holds on that day: for choosing. */
  public List<Entry> on(LocalDate day) {
    return entries.stream().filter(entry -> entry.holdsOn(day)).toList();
  }

  /** Also what no longer holds: for reading an old record. */
  public Optional<Entry> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * @throws IllegalArgumentException when the code is not in the list
   */
  public Entry require(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException(path + " has no " + code));
  }

  public boolean holds(String code, LocalDate day) {
    return find(code).filter(entry -> entry.holdsOn(day)).isPresent();
  }

  /** The name to show; an unknown code shows itself rather than nothing. */
  public String nameOf(String code, Locale locale) {
    return find(code).map(entry -> entry.nameIn(locale)).orElse(code);
  }
}
