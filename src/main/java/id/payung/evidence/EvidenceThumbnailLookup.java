package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.ui.FileThumbnail;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proofs as pages name them, many at once: small picture, day, village, and the page that compares one with the proof
 * that it may be a double of. One statement, whatever the number.
 */
@Component
@Transactional(readOnly = true)
public class EvidenceThumbnailLookup {
  private final Rows rows;
  private final RegionRepository regions;

  EvidenceThumbnailLookup(Rows rows, RegionRepository regions) {
    this.rows = rows;
    this.regions = regions;
  }

  /** @param twin the item that it may be a double of, as far as the actor sees it */
  record ItemAndTwin(EvidenceItem item, @Nullable UUID twin) {}

  /** Those of these items that the actor sees, by id. */
  public Map<UUID, FileThumbnail> findByItems(Actor actor, Collection<UUID> items) {
    return findItems(actor, items).entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().file()));
  }

  /** An item with its small picture. */
  public record ItemThumbnail(EvidenceItem item, FileThumbnail file) {}

  /** The same, with the items themselves; one statement. */
  public Map<UUID, ItemThumbnail> findItems(Actor actor, Collection<UUID> items) {
    if (items.isEmpty()) {
      return Map.of();
    }
    List<ItemAndTwin> found = rows.sql(actor, """
        SELECT %s, (SELECT l.other FROM evidence.likeness l
                      JOIN evidence.item o ON o.regency = l.regency AND o.id = l.other AND %s
                     WHERE l.regency = i.regency AND l.item = i.id AND l.answer IS DISTINCT FROM 'different'
                       AND o.withdrawn IS NULL
                     ORDER BY l.same_bytes DESC, l.distance, l.id LIMIT 1) AS twin
          FROM evidence.item i
         WHERE i.regency = :regency AND i.id = ANY (CAST(:items AS uuid[])) AND %s
        """.formatted(rows.columns(EvidenceItem.class, "i"), rows.reach(actor, EvidenceItem.class, "o"),
        rows.reach(actor, EvidenceItem.class, "i"))).param("items", items).list(ItemAndTwin.class);
    regions.listVillages(actor.regency()); // kept in memory, and with them each village by its id
    Map<UUID, Region> villages = regions
        .findByIds(found.stream().map(line -> line.item().village()).filter(Objects::nonNull).distinct().toList());
    Map<UUID, ItemThumbnail> thumbnails = new HashMap<>();
    for (ItemAndTwin line : found) {
      thumbnails.put(line.item().id(), new ItemThumbnail(line.item(),
          thumbnail(actor, line.item(), line.twin(), villages.get(line.item().village()))));
    }
    return thumbnails;
  }

  /** Of an item that is loaded already; no statement. */
  public FileThumbnail of(Actor actor, EvidenceItem item, @Nullable UUID twin) {
    return thumbnail(actor, item, twin, item.village() == null ? null : regions.findById(item.village()).orElse(null));
  }

  private static FileThumbnail thumbnail(Actor actor, EvidenceItem item, @Nullable UUID twin,
      @Nullable Region village) {
    String page = "/evidence/" + item.id();
    String shown = EvidenceAccessPolicy.thumbnailSha256(actor, item);
    return new FileThumbnail(item.title(), page,
        shown == null ? null : FileThumbnail.address("/evidence/thumbnails/" + item.id(), shown), icon(item),
        item.day(), village == null ? null : village.label(), "", twin == null ? null : page + "/comparisons/" + twin);
  }

  private static String icon(EvidenceItem item) {
    if (item.computed()) {
      return "chart";
    }
    return EvidenceAccessPolicy.isAttendanceList(item) ? "lock" : item.picture() ? "photo" : "file";
  }
}
