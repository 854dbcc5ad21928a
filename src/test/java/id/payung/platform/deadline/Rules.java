package id.payung.platform.deadline;

import id.payung.platform.deadline.DeadlineTerm.Unit;
import id.payung.platform.reference.BilingualText;
import java.time.LocalDate;
import java.time.MonthDay;

/** Rules that a test makes up. */
final class Rules {
  private Rules() {}

  static DeadlineRule of(int amount, Unit unit) {
    return rule(new DeadlineTerm.Length(amount, unit), DeadlineRule.Owed.OWN, false, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule stopping(int amount, Unit unit) {
    return rule(new DeadlineTerm.Length(amount, unit), DeadlineRule.Owed.OWN, true, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule watched(int amount, Unit unit) {
    return rule(new DeadlineTerm.Length(amount, unit), DeadlineRule.Owed.WATCHED, false, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule promise(int amount, Unit unit) {
    return rule(new DeadlineTerm.Length(amount, unit), DeadlineRule.Owed.OWN, true, RuleOrigin.Basis.PROMISE);
  }

  static DeadlineRule yearly(MonthDay day, int yearsBefore) {
    return rule(new DeadlineTerm.YearlyDay(day, yearsBefore), DeadlineRule.Owed.OWN, false, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule setDay() {
    return rule(new DeadlineTerm.SetDay(), DeadlineRule.Owed.OWN, false, RuleOrigin.Basis.PROMISE);
  }

  private static DeadlineRule rule(DeadlineTerm term, DeadlineRule.Owed owed, boolean stops, RuleOrigin.Basis basis) {
    RuleOrigin origin = new RuleOrigin(basis, "Pasal 1", LocalDate.EPOCH, null, true, "A · test");
    return new DeadlineRule("test", "test", BilingualText.NONE, term, owed, stops, origin,
        new DeadlineConsequence(DeadlineConsequence.Effect.LATE, BilingualText.NONE));
  }
}
