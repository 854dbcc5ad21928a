package id.payung.agreements.step;

import id.payung.agreements.register.Agreement;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * Ends an agreement before its term, or takes that back.
 *
 * @param after work that stands recorded after the day given, when that has to be confirmed
 * @param reopens what the person asked for; the agreement may stand otherwise by now
 */
@Template("agreements/ending")
public record AgreementEndingPage(Agreement agreement, boolean reopens, FormFields form,
    List<WorkAfterEnd> after) implements PageModel {
  /** So many are told one by one. */
  public static final int MOST = 20;

  AgreementEndingPage(Agreement agreement, boolean reopens, FormFields form) {
    this(agreement, reopens, form, List.of());
  }

  /** At most {@link #MOST}. */
  public List<WorkAfterEnd> shown() {
    return after.subList(0, Math.min(MOST, after.size()));
  }
}
