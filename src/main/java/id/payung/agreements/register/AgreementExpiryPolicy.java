package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.deadline.DeadlineConsequence;
import id.payung.platform.deadline.DeadlineRule;
import id.payung.platform.deadline.DeadlineTerm;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.deadline.RuleOrigin;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What expires, and how early one is told: {@code agreements/warnings} (as shipped 90 and 30 days). */
@Component
public class AgreementExpiryPolicy {
  /** The last day stands on the paper itself. */
  private static final DeadlineRule TERM = new DeadlineRule("agreement-ends", "agreement-ends", BilingualText.NONE,
      new DeadlineTerm.SetDay(), DeadlineRule.Owed.OWN, false, new RuleOrigin(RuleOrigin.Basis.PROMISE,
          "jangka waktu pada naskah", LocalDate.EPOCH, null, true, "A · naskah kerja sama"),
      new DeadlineConsequence(DeadlineConsequence.Effect.LAPSES, BilingualText.NONE));

  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;

  AgreementExpiryPolicy(ReferenceCatalogue reference, RegencyDirectory regencies) {
    this.reference = reference;
    this.regencies = regencies;
  }

  /** @param days until the last day, negative when it has passed */
  public record ExpiryWarning(long days, boolean urgent) {
    public boolean passed() {
      return days < 0;
    }
  }

  private CodeList warnings() {
    return reference.list("agreements/warnings");
  }

  private IntSummaryStatistics warningDays() {
    return warnings().entries()
        .stream()
        .filter(entry -> entry.text("of").equals("agreement"))
        .mapToInt(entry -> entry.number("days"))
        .summaryStatistics();
  }

  /** The earliest warning. */
  public int earliestWarningDays() {
    return warningDays().getMax();
  }

  /** After so many days without a word, a realisation of money is out of date. */
  public int moneyReportDays() {
    return warnings().require("money").number("days");
  }

  /** So many days before a gate closes, its lines are owed. */
  public int gateWarningDays() {
    return warnings().require("gate").number("days");
  }

  /** Warnings of those that hold and end soon, or have ended without being renewed, by agreement. */
  Map<UUID, ExpiryWarning> listWarnings(Actor actor, Collection<Agreement> agreements, LocalDate today) {
    RegencyCalendar calendar = RegencyCalendar.of(reference, regencies.require(actor.regency()).zone());
    IntSummaryStatistics warned = warningDays();
    Map<UUID, ExpiryWarning> warnings = new HashMap<>();
    for (Agreement agreement : agreements) {
      LocalDate ends = agreement.summary().ends();
      if (ends != null && agreement.endedOn() == null && agreement.stage().complete()) {
        int days = calendar.deadlineOn(TERM, ends).daysLeft(today);
        if (days <= warned.getMax()) {
          warnings.put(agreement.id(), new ExpiryWarning(days, days <= warned.getMin()));
        }
      }
    }
    return warnings;
  }
}
