package id.payung.accounts;

import id.payung.platform.actor.Role;
import id.payung.platform.rows.annotation.EnumByName;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
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
public record NewMandate(UUID id, @HiddenFromPeople UUID person, @EnumByName Role role, UUID organisation, String post,
    List<UUID> area, @FieldLabelKey("accounts.field.decree") String decreeNumber, LocalDate validFrom,
    @Nullable LocalDate validTo) {

  boolean covers(LocalDate day) {
    return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
  }
}
