package id.payung.agreements.register;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What expires, and how early one is told: {@code agreements/warnings} (as shipped 90 and 30 days). */
@Component
public class Expiry {
  private final Reference reference;

  Expiry(Reference reference) {
    this.reference = reference;
  }

  /** @param days until the last day, negative when it has passed */
  public record Warning(long days, boolean urgent) {
    public boolean passed() {
      return days < 0;
    }
  }

  public CodeList list() {
    return reference.list("agreements/warnings");
  }

  private List<Integer> steps() {
    return list().all()
        .stream()
        .filter(entry -> entry.text("of").equals("agreement"))
        .map(entry -> entry.number("days"))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The earliest warning. */
  public int warnDays() {
    return steps().getFirst();
  }

  /** After so many days without a word, a realisation of money is out of date. */
  public int moneyDays() {
    return list().require("money").number("days");
  }

  /** So many days before a gate closes, its lines are owed. */
  public int gateDays() {
    return list().require("gate").number("days");
  }

  public Optional<Warning> of(Agreement agreement, LocalDate today) {
    LocalDate ends = agreement.ends();
    if (ends == null || agreement.endedOn() != null || !agreement.stage().complete()) {
      return Optional.empty();
    }
    long days = ChronoUnit.DAYS.between(today, ends);
    return days > warnDays() ? Optional.empty() : Optional.of(new Warning(days, days <= steps().getLast()));
  }

  public Entry unconfirmed() {
    return list().all().getFirst();
  }
}
