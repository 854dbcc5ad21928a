package id.payung.accounts.addition;

import id.payung.platform.actor.Actor;
import java.util.UUID;

/**
 * A module whose records name an organisation without having it in their reach, so that the trail does not tell of it.
 */
public interface OrganisationUseSource {
  /** Whether a record names it. */
  boolean isUsed(Actor actor, UUID organisation);
}
