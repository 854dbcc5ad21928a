package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidencePreviewRepository;
import id.payung.evidence.item.EvidenceAccessPolicy;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.platform.actor.Actor;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Previews by the rule of who may see the file as it came. */
@Component
@Transactional(readOnly = true)
class EvidencePreviewLoader implements EvidencePreviewRepository {
  private final EvidenceItemRepository items;

  EvidencePreviewLoader(EvidenceItemRepository items) {
    this.items = items;
  }

  @Override
  public EvidencePreview require(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    return new EvidencePreview(item, EvidenceAccessPolicy.maySeeOriginal(actor, item));
  }
}
