package id.payung.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office did with a proof after a checker had sent it back, or had accepted it. It stands until somebody checks
 * the proof anew.
 *
 * @param complaint the checker's words that it answers; empty when it had been accepted
 * @param note what was mended, in the office's words, or what was changed, before and now; empty when the file was only
 * replaced
 * @param replaced the item whose file gave way to this one, or null
 * @param described the fields that were changed after it had been accepted, as {@code evidence.field.…} names them and
 * with commas between; null when it had been sent back
 */
public record EvidenceMending(String complaint, String note, String byName, Instant at, @Nullable UUID replaced,
    @Nullable String described) {
  private static final int LONGEST_NOTE = 2_000;

  public List<String> fields() {
    return described == null ? List.of() : Arrays.asList(described.split(","));
  }

  /** Changed after another change that nobody has looked at: both are told of, as far as a note goes. */
  public EvidenceMending after(EvidenceMending earlier) {
    Set<String> both = new LinkedHashSet<>(earlier.fields());
    both.addAll(fields());
    String whole = earlier.note + "; " + note;
    return new EvidenceMending(earlier.complaint, whole.length() > LONGEST_NOTE ? note : whole, byName, at,
        earlier.replaced, String.join(",", both));
  }
}
