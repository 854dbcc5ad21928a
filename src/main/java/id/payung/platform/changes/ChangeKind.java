package id.payung.platform.changes;

import java.util.regex.Pattern;

/**
 * A kind of change that is told of: agreements that were signed, reports that came.
 *
 * @param order smaller comes first, as in the menu
 * @param code in the address of the page of all changes
 * @param label message key: {@code New reports}; with {@code .one} behind it as it follows the number one
 * @param icon name of a symbol in the office icon set
 */
public record ChangeKind(int order, String code, String label, String icon) {
  private static final Pattern CODE = Pattern.compile("[a-z-]{2,30}");

  public ChangeKind {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("no code of a kind of change: " + code);
    }
  }
}
