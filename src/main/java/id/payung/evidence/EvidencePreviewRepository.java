package id.payung.evidence;

import id.payung.evidence.register.EvidenceAccessPolicy;
import id.payung.evidence.register.EvidenceItemRepository;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a proof looks like, for pages of others:
 * {@code @template.evidence.preview(ui = ui, item = look.item(), maySee = look.maySee())}.
 */
@Component
@Transactional(readOnly = true)
public class EvidencePreviewRepository {
  private final EvidenceItemRepository items;

  EvidencePreviewRepository(EvidenceItemRepository items) {
    this.items = items;
  }

  /**
   * A proof as the actor may see it.
   *
   * @param maySee the file as it came, rather than only the copy with faces blurred
   */
  public record EvidencePreview(EvidenceItem item, boolean maySee) {}

  /**
   * @throws NotFound when it is not there, or not in reach
   */
  public EvidencePreview require(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    return new EvidencePreview(item, EvidenceAccessPolicy.maySeeOriginal(actor, item));
  }
}
