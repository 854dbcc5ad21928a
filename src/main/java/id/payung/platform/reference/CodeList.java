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
  private final BilingualText title;
  private final List<CodeListEntry> entries;
  private final Map<String, CodeListEntry> byCode = new LinkedHashMap<>();

  CodeList(String path, BilingualText title, List<CodeListEntry> entries) {
    this.path = path;
    this.title = title;
    this.entries = List.copyOf(entries);
    for (CodeListEntry entry : entries) {
      if (byCode.put(entry.code(), entry) != null) {
        throw new IllegalStateException(path + " has " + entry.code() + " twice");
      }
    }
  }

  public String path() {
    return path;
  }

  public BilingualText title() {
    return title;
  }

  /** Every entry, also those that no longer hold. */
  public List<CodeListEntry> entries() {
    return entries;
  }

  /** What holds on that day: for choosing. */
  public List<CodeListEntry> validOn(LocalDate day) {
    return entries.stream().filter(entry -> entry.isValidOn(day)).toList();
  }

  /** Also what no longer holds: for reading an old record. */
  public Optional<CodeListEntry> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * @throws IllegalArgumentException when the code is not in the list
   */
  public CodeListEntry require(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException(path + " has no " + code));
  }

  public boolean isValid(String code, LocalDate day) {
    return find(code).filter(entry -> entry.isValidOn(day)).isPresent();
  }

  /** The name of so many: English has a word of its own for a single one, where the list gives it as {@code one}. */
  public String nameOfMany(long count, String code, Locale locale) {
    String one =
        count == 1 && locale.getLanguage().equals("en") ? find(code).map(unit -> unit.text("one")).orElse("") : "";
    return one.isEmpty() ? nameOf(code, locale) : one;
  }

  /** The name to show; an unknown code shows itself rather than nothing. */
  public String nameOf(String code, Locale locale) {
    return find(code).map(entry -> entry.nameIn(locale)).orElse(code);
  }
}
