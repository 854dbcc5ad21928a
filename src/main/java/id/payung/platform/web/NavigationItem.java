package id.payung.platform.web;

/**
 * A door in the navigation.
 *
 * @param order smaller comes first; first page 0, meetings 10, agreements 20, plans 30, activities 40, evidence 50, KLA
 * 60, regent 70, settings 90
 * @param key message key
 * @param path without the regency
 * @param icon name of a symbol in the office icon set
 */
public record NavigationItem(int order, String key, String path, String icon) {

  /** The class of the place beside it where the number of what waits there is put. */
  public String numberPlace() {
    return "menu-number" + (path.isEmpty() ? "-first" : path.replace('/', '-'));
  }
}
