package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.util.UUID;

/**
 * What a proof looks like, for pages of others:
 * {@code @template.evidence.preview(ui = ui, item = look.item(), maySee = look.maySee())}.
 */
public interface EvidencePreviewRepository {

  /**
   * A proof as the actor may see it.
   *
   * @param maySee the file as it came, rather than only the copy with faces blurred
   */
  record EvidencePreview(EvidenceItem item, boolean maySee) {}

  /**
   * @throws NotFound when it is not there, or not in reach
   */
  EvidencePreview require(Actor actor, UUID id);
}
