package id.payung.accounts.calendar;

import id.payung.platform.actor.Actor;
import java.util.Locale;

/**
 * Whom an address speaks for.
 *
 * @param actor the person with this one mandate, whatever others they hold
 */
record CalendarVisitor(Actor actor, Locale locale) {}
