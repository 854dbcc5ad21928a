package id.payung.platform.web;

import id.payung.platform.actor.Actor;
import java.util.List;

/** The doors that a module shows to an actor. */
public interface Navigation {
  List<NavigationItem> itemsFor(Actor actor);
}
