package id.payung.platform.bulk;

import id.payung.platform.errors.Refusal;
import id.payung.platform.page.SeeOther;
import id.payung.platform.web.Ui;
import java.util.List;

/**
 * What became of many.
 *
 * @param done what each action gave, in order
 * @param left those that were not done, each with the reason
 */
public record BulkResult<S>(List<S> done, List<LeftRow> left) {

  /** One that was not done. */
  public record LeftRow(String title, Refusal why) {
    public String in(Ui ui) {
      String key = why.fields().values().stream().findFirst().orElse(why.key());
      return title + ": " + ui.t(key, why.args());
    }
  }

  /** @param key of the sentence with how many were done as {@code {0}}; those that were not are named below it */
  public SeeOther say(Ui ui, SeeOther next, String key) {
    if (done.isEmpty() && left.isEmpty()) {
      return next.saying("ui.bulk.none");
    }
    SeeOther said = done.isEmpty() ? next.saying("ui.bulk.nothing") : next.saying(key, done.size());
    return name(ui, said);
  }

  /** Names those that were not done below what is said. */
  public SeeOther name(Ui ui, SeeOther said) {
    return left.isEmpty() ? said : said.leaving(left.stream().map(row -> row.in(ui)).toList());
  }
}
