package id.payung.evidence;

import id.payung.audit.AuditTrailRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof in the register: an official document (number, date, how long in force) or a proof of an activity (day,
 * village).
 *
 * @param kind unplaced, official, activity, computed
 * @param safeSha256 the copy that may leave, with faces blurred; null while there is none
 * @param faces JSON of the boxes that were blurred; null while nobody has looked
 * @param withdrawn why it was taken out, or null
 */
public record EvidenceItem(UUID id, String kind, String title, String docKind, String number,
    @Nullable LocalDate docDate, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, @Nullable LocalDate heldOn,
    @Nullable UUID village, UUID organisation, @Nullable UUID report, @Nullable UUID activity, @Nullable String sha256,
    @Nullable String safeSha256, @Nullable String faces, boolean readable, boolean picture, @Nullable Integer pages,
    @Nullable String factRule, @Nullable String factValue, @Nullable String factRows, @Nullable String withdrawn,
    String addedByName, Instant addedAt, List<UUID> organisations, List<UUID> villages, int version) {

  public boolean unplaced() {
    return kind.equals("unplaced");
  }

  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, villages);
  }
}
