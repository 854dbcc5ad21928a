package id.payung.evidence.viewer;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.FileThumbnail;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two proofs that may be the same, the newer one first.
 *
 * @param mayAnswer the reader may say whether they are
 * @param back the list that the reader came from and goes back to; blank for the newer file
 */
@Template("evidence/comparison")
public record EvidenceComparisonPage(EvidenceSimilarity likeness, List<Side> sides, boolean mayAnswer,
    String back) implements PageModel {
  private static final Set<String> LISTS = Set.of("inbox", "proposals");

  /** @param list code of the list that the reader came from; any other text leads to the file itself */
  EvidenceComparisonPage from(String list) {
    return new EvidenceComparisonPage(likeness, sides, mayAnswer, LISTS.contains(list) ? list : "");
  }

  /** @param large address of the picture; null when there is none for this reader */
  public record Side(EvidenceItem item, FileThumbnail file, @Nullable String large) {}

  /** Whether both say the same of it; null where neither says anything. */
  public @Nullable Boolean same(Function<EvidenceItem, @Nullable Object> of) {
    Object first = of.apply(sides.getFirst().item());
    Object second = of.apply(sides.getLast().item());
    boolean told = first != null && !first.equals("") || second != null && !second.equals("");
    return told ? Objects.equals(first, second) : null;
  }
}
