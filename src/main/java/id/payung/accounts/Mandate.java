package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mandate as it is stored: it joins a person to a role in an organisation, for a period. Its villages are what its
 * area means in villages; the row-level security of the whole regency reads them.
 *
 * @param endedAt ended before its time, or null
 */
@Table(value = "accounts.mandate", reach = "organisation:organisation author:person area:villages read-only")
public record Mandate(NewMandate given, @HiddenFromPeople String personName, @HiddenFromPeople List<UUID> villages,
    @HiddenFromPeople @Nullable Instant endedAt, @HiddenFromPeople @Nullable String endedReason, int version) {

  /** The condition of those in force on {@code :today}, of the table {@code r}. */
  public static final String IN_FORCE =
      "r.ended_at IS NULL AND r.valid_from <= :today AND (r.valid_to IS NULL OR r.valid_to >= :today)";

  public UUID id() {
    return given.id();
  }

  public UUID person() {
    return given.person();
  }

  public Role role() {
    return given.role();
  }

  public UUID organisation() {
    return given.organisation();
  }

  /** The person with the union of these mandates. */
  public static Actor actor(String regency, UUID person, String name, Collection<Mandate> held) {
    return Actor.person(regency, person, name, held.stream().map(Mandate::role).toList(),
        held.stream().map(Mandate::id).collect(Collectors.toSet()),
        held.stream()
            .filter(mandate -> mandate.role().reach() == Role.Reach.ORGANISATION)
            .map(Mandate::organisation)
            .collect(Collectors.toSet()),
        held.stream().flatMap(mandate -> mandate.villages().stream()).collect(Collectors.toSet()));
  }

  public boolean inForce(LocalDate today) {
    return endedAt == null && given.covers(today);
  }
}
