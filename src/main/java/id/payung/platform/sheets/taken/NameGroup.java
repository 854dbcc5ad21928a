package id.payung.platform.sheets.taken;

import java.util.List;
import java.util.UUID;

/**
 * Several that a register may name together: all offices of the regency.
 *
 * @param code in the value of a form
 * @param label message key; how many there are is put into it
 */
public record NameGroup(String code, String label, List<UUID> members) {
  private static final String ALL = "all:";

  public String value() {
    return ALL + code;
  }
}
