package id.payung.evidence;

import id.payung.community.BlurredPhotoDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos that may leave: copies with faces blurred and the caption strip. A photo without such a copy does not exist
 * here.
 */
@Component
@Transactional(readOnly = true)
public class BlurredPhotoRepository implements BlurredPhotoDirectory {
  private final Rows rows;

  BlurredPhotoRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * One copy.
   *
   * @param sha256 of the copy, never of the original
   */
  public record SafePhoto(UUID item, UUID activity, String title, @Nullable UUID village, @Nullable LocalDate heldOn,
      String sha256) {}

  /** Of these activities, held within the days, the newest first. */
  public List<SafePhoto> listByActivities(Actor actor, Collection<UUID> activities, LocalDate from, LocalDate to,
      int most) {
    return activities.isEmpty() ? List.of()
        : list(photos(actor).in("activity", activities)
            .and("r.held_on BETWEEN :from AND :to")
            .param("from", from)
            .param("to", to)
            .orderBy("r.held_on DESC, r.id")
            .limit(most));
  }

  /**
   * @throws NotFound when it has no copy that may leave, or is not in reach
   */
  public SafePhoto require(Actor actor, UUID item) {
    return list(photos(actor).key(item)).stream().findFirst().orElseThrow(NotFound::new);
  }

  @Override
  public Map<String, String> findSafeCopies(Actor actor, Collection<String> photos) {
    Map<String, String> copies = new HashMap<>();
    if (!photos.isEmpty()) {
      photos(actor).in("sha256", photos)
          .orderBy("r.added_at, r.id")
          .list()
          .forEach(item -> copies.put(item.sha256(), item.safeSha256()));
    }
    return copies;
  }

  private RowQuery<EvidenceItem> photos(Actor actor) {
    return rows.query(actor, EvidenceItem.class)
        .and("r.safe_sha256 IS NOT NULL AND r.picture AND r.withdrawn IS NULL AND r.activity IS NOT NULL");
  }

  private static List<SafePhoto> list(RowQuery<EvidenceItem> photos) {
    return photos.list(SafePhoto.class,
        "r.id AS item, r.activity, r.title, r.village, r.held_on, r.safe_sha256 AS sha256");
  }
}
