package id.payung.accounts;

import id.payung.platform.actor.Role;
import id.payung.platform.rows.ByName;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mandate as an administrator writes it down.
 *
 * @param post jabatan, may be empty
 * @param area villages or districts; empty for a reach by office or regency
 * @param decreeNumber of the SK that gives it
 * @param validTo last day, or null
 */
public record NewMandate(UUID id, @Internal UUID person, @ByName Role role, UUID organisation, String post,
    List<UUID> area, @Label("accounts.field.decree") String decreeNumber, LocalDate validFrom,
    @Nullable LocalDate validTo) {

  boolean covers(LocalDate day) {
    return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
  }
}
