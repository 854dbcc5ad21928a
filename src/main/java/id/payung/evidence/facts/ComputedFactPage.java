package id.payung.evidence.facts;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import org.jspecify.annotations.Nullable;

/**
 * A counted fact before it is used: the number, the rule, the rows.
 *
 * @param used the number that proves the answer now, or null
 * @param heading of the question
 * @param lockedKey why the question takes no proof now, or null
 */
@Template("evidence/fact")
public record ComputedFactPage(ComputedFactRegistration.ComputedFact fact, @Nullable String used, String heading,
    @Nullable String lockedKey) implements PageModel {
  public String back() {
    return "/kla/" + fact.place().evaluation() + "/questions/" + fact.place().question();
  }
}
