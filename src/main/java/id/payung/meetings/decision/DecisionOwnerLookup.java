package id.payung.meetings.decision;

import id.payung.accounts.MandateHolderLookup;
import id.payung.accounts.MandateHolderLookup.Wanted;
import id.payung.meetings.DecisionAnswerPolicy;
import id.payung.platform.actor.Actor;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether anybody of an organisation finds a decision among what they owe. */
@Component
class DecisionOwnerLookup {
  private final MandateHolderLookup holders;
  private final RegencyDirectory regencies;
  private final Clock clock;

  DecisionOwnerLookup(MandateHolderLookup holders, RegencyDirectory regencies, Clock clock) {
    this.holders = holders;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** False for a village, whose people see activities and no meetings, and for an office without an account. */
  boolean hasReader(Actor actor, UUID organisation) {
    Wanted readers = new Wanted(List.of(), DecisionAnswerPolicy.owners(), List.of(organisation), List.of());
    return !holders.listInForce(actor, readers, regencies.require(actor.regency()).today(clock)).isEmpty();
  }
}
