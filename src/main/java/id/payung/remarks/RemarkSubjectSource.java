package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.Optional;
import java.util.Set;

/** A module that has something beside which conversations stand implements it; its own rule says who may open that. */
public interface RemarkSubjectSource {

  /** The code that is kept: {@code question}. */
  String kind();

  /** The roles that open such pages. */
  Set<Role> readers();

  /** The subject, loaded through the actor; empty for what is not there or not theirs to open. */
  Optional<RemarkSubject> find(Actor actor, String key);

  /** Its page, without the regency. */
  String pathOf(String key);
}
