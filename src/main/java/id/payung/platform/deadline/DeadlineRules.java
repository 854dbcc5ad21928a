package id.payung.platform.deadline;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules of one reference file, {@code reference/<module>/deadlines.yaml}. Law is data: a rule that changes is
 * closed with {@code to}, and a new entry with a code of its own follows it.
 */
public final class DeadlineRules {
  private final String path;
  private final Map<String, DeadlineRule> rules = new LinkedHashMap<>();

  private DeadlineRules(String path) {
    this.path = path;
  }

  /**
   * @throws IllegalStateException when an entry is not well formed; it names the file and the code
   */
  public static DeadlineRules of(CodeList list) {
    DeadlineRules rules = new DeadlineRules(list.path());
    for (CodeListEntry entry : list.entries()) {
      try {
        rules.rules.put(entry.code(), read(entry));
      } catch (RuntimeException e) {
        throw new IllegalStateException(list.path() + "/" + entry.code() + ": " + e.getMessage(), e);
      }
    }
    return rules;
  }

  /** In the order of the file. */
  public List<DeadlineRule> all() {
    return List.copyOf(rules.values());
  }

  /** Also a rule that no longer holds: a clock that began under it runs by it to its end. */
  public DeadlineRule require(String code) {
    DeadlineRule known = rules.get(code);
    if (known == null) {
      throw new IllegalArgumentException(path + " has no " + code);
    }
    return known;
  }

  /** What every law says of a duty whose clock starts on a day. */
  public List<DeadlineRule> holding(String duty, LocalDate startDay) {
    return rules.values().stream().filter(rule -> rule.duty().equals(duty) && rule.origin().holdsOn(startDay)).toList();
  }

  private static DeadlineRule read(CodeListEntry entry) {
    RuleOrigin origin = new RuleOrigin(RuleOrigin.Basis.valueOf(word(entry, "basis")), needed(entry, "article"),
        entry.from(), entry.to(), entry.confirmed(), entry.source());
    DeadlineConsequence consequence = new DeadlineConsequence(DeadlineConsequence.Effect.of(needed(entry, "effect")),
        entry.bilingualText("consequence"));
    return new DeadlineRule(entry.code(), needed(entry, "duty"), entry.name(), term(entry),
        DeadlineRule.Owed.valueOf(word(entry, "owed")), entry.flag("stops"), origin, consequence);
  }

  private static DeadlineTerm term(CodeListEntry entry) {
    if (entry.text("day").isEmpty()) {
      return new DeadlineTerm.Length(entry.number("length"), DeadlineTerm.Unit.valueOf(word(entry, "unit")));
    }
    return new DeadlineTerm.YearlyDay(MonthDay.parse("--" + entry.text("day")), entry.number("yearsBefore"));
  }

  private static String word(CodeListEntry entry, String key) {
    return needed(entry, key).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String needed(CodeListEntry entry, String key) {
    String value = entry.text(key);
    if (value.isBlank()) {
      throw new IllegalStateException("lacks " + key);
    }
    return value;
  }
}
