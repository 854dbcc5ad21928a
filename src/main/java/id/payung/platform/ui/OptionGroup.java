package id.payung.platform.ui;

import java.util.List;

/** Options under one heading: the villages of a district, the questions of an indicator. */
public record OptionGroup(String label, List<Option> options) {

  /** How many of these options are among the chosen values. */
  public long chosenOf(java.util.Collection<String> chosen) {
    return options.stream().filter(option -> chosen.contains(option.value())).count();
  }
}
