package id.payung.platform.sheets.taken;

import id.payung.platform.ui.SelectOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name of the sheet that the regency does not know. There is always something to choose.
 *
 * @param count how many rows have it
 * @param near known ones that may be meant
 * @param others all other known ones
 * @param groups of several that may be meant together
 * @param kinds as what it can be made
 * @param value what holds now; empty while nothing is said
 * @param before whether that was said of an earlier file
 */
public record UnknownName(String field, String typed, int count, List<SelectOption> near, List<SelectOption> others,
    List<NameGroup> groups, List<SelectOption> kinds, String value, boolean before) {

  /** Whether something can be chosen. */
  boolean isOpen() {
    return !near.isEmpty() || !others.isEmpty() || !groups.isEmpty() || !kinds.isEmpty();
  }

  /** What is meant by a value, in words of the reader of the file; empty where it is no known one. */
  String labelOf(String chosen) {
    return Stream.concat(near.stream(), others.stream())
        .filter(one -> one.value().equals(chosen))
        .map(SelectOption::label)
        .findFirst()
        .orElse("");
  }
}
