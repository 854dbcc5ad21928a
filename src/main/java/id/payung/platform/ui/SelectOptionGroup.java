package id.payung.platform.ui;

import java.util.List;

/** Options under one heading: the villages of a district, the questions of an indicator. */
public record SelectOptionGroup(String label, List<SelectOption> options) {

  /** How many of these options are among the chosen values. */
  public long countChosen(java.util.Collection<String> chosen) {
    return options.stream().filter(option -> chosen.contains(option.value())).count();
  }
}
