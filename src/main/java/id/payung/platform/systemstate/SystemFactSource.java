package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.web.Ui;

/** What a part of the software says of how it stands. A bean of this type is found; one statement at most. */
public interface SystemFactSource {
  SystemFact read(Actor actor, Ui ui);
}
