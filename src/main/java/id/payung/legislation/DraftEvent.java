package id.payung.legislation;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a draft. It is never edited: one that was wrong is struck, and what is right stands under the same
 * number.
 *
 * @param origin the first that stood in its place; a correction keeps it, and notes are found by it
 * @param registeredAs the registration number that it brought
 * @param untilOn last day of the committee
 * @param consentNumber of the minister's consent, where an acting head signs
 */
@HiddenFromPeople
@Table(value = "legislation.event", reach = "parties:organisations wide-when:regent_side")
public record DraftEvent(UUID id, UUID draft, UUID origin, int number, String kind, LocalDate happenedOn,
    String letterNumber, String registeredAs, @Nullable LocalDate untilOn, String consentNumber,
    @Nullable LocalDate consentOn, String fileName, @Nullable String fileSha256, Instant recordedAt, UUID recordedBy,
    String recordedName, @Nullable Instant struckAt, String struckName, String struckReason, List<UUID> organisations,
    boolean regentSide) {

  public boolean stands() {
    return struckAt == null;
  }
}
