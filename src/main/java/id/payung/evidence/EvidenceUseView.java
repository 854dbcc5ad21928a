package id.payung.evidence;

import id.payung.platform.rows.annotation.ColumnName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One proof, used for one slot of one question.
 *
 * @param kind official, activity or computed
 * @param sha256 of the file; null for a computed fact
 * @param state proposed, taken, declined or taken-back
 * @param check unchecked, accepted or returned
 * @param checkReason the checker's own words, shown beside the score
 * @param warnings codes of what the software noticed (message keys {@code evidence.warning.<code>})
 * @param organisation the office that uses it
 * @param mended what the office did after a checker had sent it back, until it is checked anew; or null
 */
public record EvidenceUseView(UUID id, UUID item, String question, String slot, String title, String kind,
    @Nullable String sha256, String pages, String proves, String state, String check, @Nullable String checkReason,
    @Nullable String checkedBy, List<String> warnings, UUID organisation,
    @ColumnName(prefix = "mended_") @Nullable EvidenceMending mended, int version) {

  public EvidenceUseView {
    warnings = List.copyOf(warnings);
  }

  /** A checker sent it back, and nobody has mended it. */
  public boolean sentBack() {
    return state.equals("taken") && check.equals("returned");
  }

  /** It goes along with the answer: an office took it, and no checker has sent it back. */
  public boolean countsForAnswer() {
    return state.equals("taken") && !check.equals("returned");
  }

  /** It alone makes its place count: nothing was noticed of it, or a person who saw the warning has accepted it. */
  public boolean fillsPlace() {
    return countsForAnswer() && (warnings.isEmpty() || proven());
  }

  /** It goes along, and a person has checked it. */
  public boolean proven() {
    return state.equals("taken") && check.equals("accepted");
  }
}
