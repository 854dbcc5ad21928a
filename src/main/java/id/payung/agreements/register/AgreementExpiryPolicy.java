package id.payung.agreements.register;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What expires, and how early one is told: {@code agreements/warnings} (as shipped 90 and 30 days). */
@Component
public class AgreementExpiryPolicy {
  private final ReferenceCatalogue reference;

  AgreementExpiryPolicy(ReferenceCatalogue reference) {
    this.reference = reference;
  }

  /** @param days until the last day, negative when it has passed */
  public record ExpiryWarning(long days, boolean urgent) {
    public boolean passed() {
      return days < 0;
    }
  }

  public CodeList warningEntries() {
    return reference.list("agreements/warnings");
  }

  private List<Integer> warningDaysDescending() {
    return warningEntries().entries()
        .stream()
        .filter(entry -> entry.text("of").equals("agreement"))
        .map(entry -> entry.number("days"))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The earliest warning. */
  public int earliestWarningDays() {
    return warningDaysDescending().getFirst();
  }

  /** After so many days without a word, a realisation of money is out of date. */
  public int moneyReportDays() {
    return warningEntries().require("money").number("days");
  }

  /** So many days before a gate closes, its lines are owed. */
  public int gateWarningDays() {
    return warningEntries().require("gate").number("days");
  }

  public Optional<ExpiryWarning> warningFor(Agreement agreement, LocalDate today) {
    LocalDate ends = agreement.ends();
    if (ends == null || agreement.endedOn() != null || !agreement.stage().complete()) {
      return Optional.empty();
    }
    long days = ChronoUnit.DAYS.between(today, ends);
    return days > earliestWarningDays() ? Optional.empty()
        : Optional.of(new ExpiryWarning(days, days <= warningDaysDescending().getLast()));
  }

  public CodeListEntry sourceEntry() {
    return warningEntries().entries().getFirst();
  }
}
