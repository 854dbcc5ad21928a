package id.payung.platform.sitesearch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that is found.
 *
 * @param order smaller comes first, as in the menu
 * @param label message key
 * @param icon name of a symbol in the office icon set
 * @param list address of the list that takes the same words as {@code q}, or null
 * @param listParameters what else the list must be told to show the same
 */
public record SearchKind(int order, String label, String icon, @Nullable String list,
    Map<String, String> listParameters) {
  public static SearchKind of(int order, String label, String icon, @Nullable String list) {
    return new SearchKind(order, label, icon, list, Map.of());
  }

  /** What else the list must be told, so that it shows all that is found. */
  public SearchKind listedWith(String parameter, String value) {
    return new SearchKind(order, label, icon, list, Map.of(parameter, value));
  }
}
