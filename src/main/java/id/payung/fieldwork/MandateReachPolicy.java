package id.payung.fieldwork;

import id.payung.accounts.HeldMandate;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a record by the mandates of its author. One that a mandate of today covers is accepted; one that only a
 * mandate covers which ended within a year is kept for review; what none ever covered is refused.
 */
final class MandateReachPolicy {
  private static final int DAYS_AFTER_THE_END = 366;

  private final List<HeldMandate> held;
  private final boolean othersOnly;
  private final LocalDate today;
  private final ZoneId zone;

  /** @param senders the roles that may send a record of its kind */
  MandateReachPolicy(List<HeldMandate> held, Set<Role> senders, LocalDate today, ZoneId zone) {
    this.othersOnly = !held.isEmpty() && held.stream().noneMatch(mandate -> senders.contains(mandate.role()));
    this.held = held.stream().filter(mandate -> senders.contains(mandate.role())).toList();
    this.today = today;
    this.zone = zone;
  }

  /**
   * Whether the only mandate that the actor has today covers it, as nearly always: the answer is known from the sign-in
   * then, and no mandate of former days need be read.
   *
   * @param named the mandate that the record names
   */
  static boolean isCoveredByOnlyMandate(Actor self, Set<Role> senders, UUID village, @Nullable UUID named) {
    return self.mandates().size() == 1 && (named == null || self.mandates().contains(named))
        && self.roles().stream().anyMatch(senders::contains) && self.villages().contains(village);
  }

  /**
   * @param named the mandate that the record names, preferred when several would do
   * @return why a person must look at it, or null
   * @throws PushedRecordRefused when no mandate ever covered it
   */
  @Nullable
  String findReviewReason(UUID village, @Nullable UUID named, List<UUID> organisations) {
    List<HeldMandate> covering =
        held.stream().filter(one -> covers(one, village, organisations) && !endedOverAYearAgo(one)).toList();
    if (covering.isEmpty()) {
      throw new PushedRecordRefused(
          othersOnly ? "fieldwork.refused.role" : held.isEmpty() ? "fieldwork.refused.no-mandate"
              : "fieldwork.refused.village");
    }
    boolean today = covering.stream().anyMatch(mandate -> mandate.inForce(this.today));
    boolean meant = named == null || covering.stream().anyMatch(mandate -> mandate.id().equals(named))
        || held.stream().noneMatch(m -> m.id().equals(named));
    return today && meant ? null : today ? "other-mandate" : "mandate-ended";
  }

  private static boolean covers(HeldMandate mandate, UUID village, List<UUID> organisations) {
    if (mandate.villages().contains(village)) {
      return true;
    }
    return switch (mandate.role().reach()) {
      case REGENCY -> true;
      case ORGANISATION -> Role.OFFICE_STAFF.contains(mandate.role()) || organisations.contains(mandate.organisation());
      case AREA -> false;
    };
  }

  private boolean endedOverAYearAgo(HeldMandate mandate) {
    LocalDate end = endOf(mandate);
    return end != null && ChronoUnit.DAYS.between(end, today) > DAYS_AFTER_THE_END;
  }

  private @Nullable LocalDate endOf(HeldMandate mandate) {
    Instant ended = mandate.endedAt();
    return ended != null ? LocalDate.ofInstant(ended, zone) : mandate.to();
  }

  /**
   * The actor with the reach of every mandate not long over: an edit of yesterday's village still finds its report. For
   * pushes alone.
   */
  Actor withRecentMandates(Actor self) {
    Set<UUID> villages = new HashSet<>(self.villages());
    Set<UUID> organisations = new HashSet<>(self.organisations());
    Set<Role> roles = self.roles().isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(self.roles());
    for (HeldMandate mandate : held) {
      if (endedOverAYearAgo(mandate)) {
        continue;
      }
      villages.addAll(mandate.villages());
      if (mandate.role().reach() == Role.Reach.ORGANISATION) {
        organisations.add(mandate.organisation());
      }
      if (mandate.role().reach() != Role.Reach.REGENCY) {
        roles.add(mandate.role());
      }
    }
    return Actor.person(self.regency(), self.requirePerson(), self.name(), roles, self.mandates(), organisations,
        villages);
  }
}
