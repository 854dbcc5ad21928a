package id.payung.insight;

import id.payung.platform.deadline.DeadlineConsequence;
import id.payung.platform.deadline.DeadlineRule;
import id.payung.platform.deadline.DeadlineTerm;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.deadline.RuleOrigin;
import id.payung.platform.reference.BilingualText;
import java.time.LocalDate;

/**
 * "Late work shown to the regent without warning shames an office, and a shamed office stops reporting: the office sees
 * it three working days before" (practice). Counted in whole working days of the offices' calendar: a notice of Monday
 * names from Friday on, since Tuesday, Wednesday and Thursday belong to the office. How many is the regency's rule of
 * status: a promise, so it stands here and not among the deadlines of law. The pages say it in words of their own.
 */
final class OfficeNamingPolicy {
  private static final RuleOrigin ORIGIN = new RuleOrigin(RuleOrigin.Basis.PROMISE, "agreements/status-rule",
      LocalDate.of(2024, 1, 1), null, true, "agreements/status-rule");
  private static final DeadlineConsequence CONSEQUENCE =
      new DeadlineConsequence(DeadlineConsequence.Effect.PROCEEDS, BilingualText.NONE);

  private OfficeNamingPolicy() {}

  /** The first day on which an office may be named that could see its notice on a day. */
  static LocalDate firstNamingDay(RegencyCalendar calendar, LocalDate seenFrom, int workingDays) {
    LocalDate last = workingDays == 0 ? seenFrom : calendar.deadline(rule(workingDays), seenFrom).dueOn().orElseThrow();
    return last.plusDays(1);
  }

  private static DeadlineRule rule(int workingDays) {
    return new DeadlineRule("lateness-notice", "lateness-notice", BilingualText.NONE,
        new DeadlineTerm.Length(workingDays, DeadlineTerm.Unit.WORKING_DAYS), DeadlineRule.Owed.OWN, false, ORIGIN,
        CONSEQUENCE);
  }
}
