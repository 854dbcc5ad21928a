package id.payung.accounts;

import id.payung.accounts.PersonRegistration.EndedMandate;
import id.payung.platform.actor.Actor;
import id.payung.platform.undo.UndoHandler;
import org.springframework.stereotype.Component;

/**
 * Gives a mandate back that was ended by a slip of the hand. The mandate alone: sessions and phones that somebody ended
 * meanwhile stay ended, and the person signs in anew.
 */
@Component
public class EndedMandateReversal implements UndoHandler<EndedMandate> {
  private final PersonRegistration people;

  EndedMandateReversal(PersonRegistration people) {
    this.people = people;
  }

  @Override
  public String kind() {
    return "mandate-end";
  }

  @Override
  public Class<EndedMandate> stepType() {
    return EndedMandate.class;
  }

  @Override
  public String titleOf(EndedMandate step) {
    return step.personName();
  }

  @Override
  public void undo(Actor actor, EndedMandate step) {
    people.restoreMandate(actor, step);
  }
}
