package id.payung.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A place for proof under a question, its name in Indonesian as the instrument has it.
 *
 * @param required some option asks for it
 * @param type official, activity, either or computed
 * @param fact for computed: code of the fact ({@code evidence/computed-facts}); else null
 * @param perVillage one file a village is wanted
 */
public record EvidenceSlot(String code, String name, boolean required, String type, @Nullable String fact,
    boolean perVillage) {

  /** The kind of item that does not belong here and is warned of, or null. */
  public @Nullable String mismatchingKind() {
    return switch (type) {
      case "official" -> "activity";
      case "activity" -> "official";
      default -> null;
    };
  }
}
