package id.payung.community.reportoverview;

import id.payung.platform.web.Ui;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports that are there and do not count.
 *
 * @param waiting for a reviewer
 * @param returned for correction
 */
public record UncountedReports(long waiting, long returned) {
  static final UncountedReports NONE = new UncountedReports(0, 0);

  /** The sentence, without parts that are zero; empty when there are none. */
  public String in(Ui ui) {
    String parts = Stream
        .of(waiting == 0 ? "" : ui.t("community.uncounted.waiting", ui.number(waiting)),
            returned == 0 ? "" : ui.t("community.uncounted.returned", ui.number(returned)))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
    return parts;
  }
}
