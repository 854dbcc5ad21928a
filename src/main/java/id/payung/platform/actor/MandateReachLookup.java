package id.payung.platform.actor;

import java.util.Optional;
import java.util.UUID;

/**
 * Says how far a person reaches today, without a request: for work that goes on after they have left. Implemented by
 * accounts.
 */
public interface MandateReachLookup {
  /** Empty when no mandate of theirs is in force in this regency. */
  Optional<Actor> findCurrentActor(String regency, UUID person);
}
