package id.payung.agreements;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.UUID;

/** The joint plans under an agreement, for those who stand below them. */
public interface PlanDirectory {
  List<JointPlan> listByAgreement(Actor actor, UUID agreement);
}
