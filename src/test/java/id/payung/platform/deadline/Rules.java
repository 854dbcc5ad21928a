package id.payung.platform.deadline;

import id.payung.platform.deadline.Term.Unit;
import id.payung.platform.reference.BilingualText;
import java.time.LocalDate;
import java.time.MonthDay;

/** Rules that a test makes up. */
final class Rules {
  private Rules() {}

  static DeadlineRule of(int amount, Unit unit) {
    return rule(new Term.Length(amount, unit), DeadlineRule.Owed.OWN, false, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule stopping(int amount, Unit unit) {
    return rule(new Term.Length(amount, unit), DeadlineRule.Owed.OWN, true, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule watched(int amount, Unit unit) {
    return rule(new Term.Length(amount, unit), DeadlineRule.Owed.WATCHED, false, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule promise(int amount, Unit unit) {
    return rule(new Term.Length(amount, unit), DeadlineRule.Owed.OWN, true, RuleOrigin.Basis.PROMISE);
  }

  static DeadlineRule yearly(MonthDay day, int yearsBefore) {
    return rule(new Term.YearlyDay(day, yearsBefore), DeadlineRule.Owed.OWN, false, RuleOrigin.Basis.LAW);
  }

  static DeadlineRule setDay() {
    return rule(new Term.SetDay(), DeadlineRule.Owed.OWN, false, RuleOrigin.Basis.PROMISE);
  }

  private static DeadlineRule rule(Term term, DeadlineRule.Owed owed, boolean stops, RuleOrigin.Basis basis) {
    RuleOrigin origin = new RuleOrigin(basis, "Pasal 1", LocalDate.EPOCH, null, true, "A · test");
    return new DeadlineRule("test", "test", BilingualText.NONE, term, owed, stops, origin,
        new Consequence(Consequence.Effect.LATE, BilingualText.NONE));
  }
}
