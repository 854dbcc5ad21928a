package id.payung.fieldwork.kind;

import id.payung.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Why a person looks at a record before it counts, in both languages: the receipt says it once, and a phone that was
 * signed in anew has no receipts.
 */
public record PulledReview(String code, String id, String en) {

  /** @param why as the record keeps it, or null when nobody has to look */
  public static @Nullable PulledReview of(Messages words, KindDeclaration kind, @Nullable String why) {
    if (why == null) {
      return null;
    }
    String key = kind.words() + ".review." + why;
    return new PulledReview(why, words.text(Messages.INDONESIAN, key), words.text(Messages.ENGLISH, key));
  }
}
