package id.payung.agreements.reference;

import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.YamlMapping;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * When an activity or agreement needs attention. Late: its end has passed and volume is short. At risk: the share of
 * time gone exceeds the share realised by {@code points}, or nothing was reported for {@code silentDays}.
 *
 * @param points percentage points, 1 to 100
 * @param silentDays days without a report, at least 1
 * @param noticeWorkingDays how long before the regent's page names an office that office sees it
 */
public record StatusRule(String code, LocalDate from, int points, int silentDays, int noticeWorkingDays,
    boolean confirmed, String source) {

  /** The rule as shipped that holds on a day. */
  public static StatusRule shippedOn(LocalDate day, ReferenceCatalogue reference) {
    return reference.file("agreements/status-rule", StatusRule::readAll)
        .stream()
        .filter(rule -> !rule.from().isAfter(day))
        .max(Comparator.comparing(StatusRule::from))
        .orElseThrow(() -> new IllegalStateException("no status rule on " + day));
  }

  private static List<StatusRule> readAll(YamlMapping file) {
    YamlMapping sources = file.mapping("sources");
    return file.mappings("rules")
        .stream()
        .map(rule -> new StatusRule(rule.text("code"), rule.date("from"), rule.number("points"),
            rule.number("silentDays"), rule.number("noticeWorkingDays"), rule.flag("confirmed"),
            sources.text(rule.text("source"))))
        .toList();
  }
}
