package id.payung.platform.bulk;

import id.payung.platform.actor.Actor;
import java.util.function.Predicate;

/**
 * What may be done to many rows of a list at once, as the list declares it. Whether it may be done to one of them is
 * asked for each when it is done. One that needs a reason, or that ends something, asks first:
 * {@link BulkConfirmationPage}.
 *
 * @param path where the ticks are sent
 * @param label message key of the button
 * @param allowed who sees the button
 */
public record BulkAction(String path, String label, Predicate<Actor> allowed) {

  public static BulkAction at(String path, String label, Predicate<Actor> allowed) {
    return new BulkAction(path, label, allowed);
  }
}
