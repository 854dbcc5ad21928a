package id.payung.evidence.item;

import id.payung.platform.rows.annotation.Table;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of likeness to an earlier item, which the actor need not see.
 *
 * @param distance bits of 64 in which the pictures differ
 * @param answer null while nobody has looked
 */
@Table(value = "evidence.likeness", reach = "parties:organisations area:villages author:added_by")
public record EvidenceSimilarity(UUID id, UUID item, UUID other, int distance, boolean sameBytes,
    @Nullable Answer answer, @Nullable String answeredName, @Nullable UUID addedBy, List<UUID> organisations,
    List<UUID> villages) {
  /** What a person says of it. */
  public enum Answer {
    SAME, DIFFERENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Not yet answered with "different". */
  public boolean disturbs() {
    return answer != Answer.DIFFERENT;
  }
}
