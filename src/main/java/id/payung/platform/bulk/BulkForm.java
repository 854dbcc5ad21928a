package id.payung.platform.bulk;

import id.payung.platform.page.SeeOther;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the bar below a list sends.
 *
 * @param chosen a value of {@link ChosenRow} for each row that was ticked
 * @param reason for actions that need one, typed on the page that asks for it: {@link BulkConfirmationPage}
 * @param query of the page that they were ticked on, to come back to it
 * @param asked whether it comes from the page that asks
 */
public record BulkForm(List<@Size(max = 60) String> chosen, @Size(max = 500) String reason,
    @Size(max = 1_000) @Pattern(regexp = "[\\w%&=.~+*-]*", message = "errors.choice") String query, boolean asked) {
  /** As many rows as one request takes; no page shows more. */
  public static final int MOST = 300;

  /** Those that can be read; never more than a page has. */
  public List<ChosenRow> rows() {
    return rows(chosen);
  }

  public static List<ChosenRow> rows(List<String> chosen) {
    return chosen.stream().map(ChosenRow::parse).flatMap(Optional::stream).distinct().limit(MOST).toList();
  }

  /** The page that they were ticked on. */
  public SeeOther backTo(String path) {
    return SeeOther.to(query.isEmpty() ? path : path + "?" + query);
  }
}
