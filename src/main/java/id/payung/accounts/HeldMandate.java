package id.payung.accounts;

import id.payung.platform.actor.Role;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.EnumByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mandate that a person holds or held in a regency.
 *
 * @param to last day, or null
 * @param endedAt ended before its time, or null
 */
public record HeldMandate(UUID id, @EnumByName Role role, UUID organisation, String post, Set<UUID> villages,
    @ColumnName("valid_from") LocalDate from, @ColumnName("valid_to") @Nullable LocalDate to,
    @Nullable Instant endedAt) {

  public boolean inForce(LocalDate today) {
    return endedAt == null && !from.isAfter(today) && (to == null || !to.isBefore(today));
  }
}
