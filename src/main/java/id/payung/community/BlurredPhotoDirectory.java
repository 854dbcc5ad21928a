package id.payung.community;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.Map;

/**
 * Copies of photos with faces blurred, for those who may not see them as they came. Implemented where proofs are kept.
 */
public interface BlurredPhotoDirectory {

  /** SHA-256 of the copy by that of the photo; photos without a copy are left out. */
  Map<String, String> findSafeCopies(Actor actor, Collection<String> photos);
}
