package id.payung.evidence;

import id.payung.platform.i18n.Messages;
import id.payung.platform.web.Ui;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reasons that the software gives itself. Beside the record the message key is kept and shown in the reader's language;
 * what a person wrote is kept as it is. The trail, which is read for itself, keeps the Indonesian sentence.
 */
public final class StoredReason {
  public static final String NEWER_COUNT = "evidence.reason.newer-count";
  public static final String REPORT_WITHDRAWN = "evidence.reason.report-withdrawn";
  public static final String REPORT_MOVED = "evidence.reason.report-moved";
  public static final String REPLACED = "evidence.reason.replaced";
  public static final String DISCARDED = "evidence.inbox.discard.reason";
  public static final String UNDONE = "evidence.reason.undone";
  public static final String CHANGED = "evidence.reason.changed";
  private static final Set<String> KEYS =
      Set.of(NEWER_COUNT, REPORT_WITHDRAWN, REPORT_MOVED, REPLACED, DISCARDED, UNDONE, CHANGED);

  private StoredReason() {}

  /** In the reader's language. */
  public static @Nullable String text(Ui ui, @Nullable String kept) {
    return kept != null && KEYS.contains(kept) ? ui.t(kept) : kept;
  }

  /** Likewise of the Indonesian sentence that a line of the trail has; what a person wrote stays as it is. */
  public static @Nullable String told(Ui ui, Messages words, @Nullable String sentence) {
    return sentence == null ? null
        : KEYS.stream()
            .filter(key -> words.text(Messages.INDONESIAN, key).equals(sentence))
            .findFirst()
            .map(key -> ui.t(key))
            .orElse(sentence);
  }

  /** In the language of the record. */
  public static @Nullable String text(Messages words, @Nullable String kept) {
    return kept != null && KEYS.contains(kept) ? words.text(Messages.INDONESIAN, kept) : kept;
  }
}
