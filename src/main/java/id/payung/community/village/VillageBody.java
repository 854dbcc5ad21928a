package id.payung.community.village;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body of a village: facts without persons.
 *
 * @param kind patbm, drppa or tp-pkk
 * @param chairPost the post that chairs it, never a name
 * @param founded year, or null
 */
public record VillageBody(UUID village, String kind, int version, String name, String decreeNumber,
    @Nullable LocalDate decreeDate, String chairPost, @Nullable Integer membersM, @Nullable Integer membersF,
    @Nullable Integer founded, String editedBy, @Nullable Instant editedAt) {
  public static final List<String> KINDS = List.of("patbm", "drppa", "tp-pkk");

  static VillageBody empty(UUID village, String kind) {
    return new VillageBody(village, kind, 0, "", "", null, "", null, null, null, "", null);
  }

  public boolean wasSaved() {
    return version > 0;
  }
}
