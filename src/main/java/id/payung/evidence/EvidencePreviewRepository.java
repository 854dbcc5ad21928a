package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.Rows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a proof looks like, for pages of others:
 * {@code @template.evidence.preview(ui = ui, item = look.item(), maySee = look.maySee())}.
 */
@Component
@Transactional(readOnly = true)
public class EvidencePreviewRepository {
  private final Rows rows;
  private final EvidenceOriginLookup origins;

  EvidencePreviewRepository(Rows rows, EvidenceOriginLookup origins) {
    this.rows = rows;
    this.origins = origins;
  }

  /**
   * A proof as the actor may see it.
   *
   * @param maySee the file as it came, rather than only the copy with faces blurred
   * @param origin the report that brought it, as far as the actor sees it; or null
   */
  public record EvidencePreview(EvidenceItem item, boolean maySee, @Nullable EvidenceOrigin origin) {}

  /**
   * @throws NotFound when it is not there, or not in reach
   */
  public EvidencePreview require(Actor actor, UUID id) {
    EvidenceItem item = rows.require(actor, EvidenceItem.class, id);
    return new EvidencePreview(item, EvidenceAccessPolicy.maySeeOriginal(actor, item), origins.find(actor, item));
  }
}
