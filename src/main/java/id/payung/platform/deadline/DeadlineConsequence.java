package id.payung.platform.deadline;

import id.payung.platform.reference.BilingualText;
import java.util.Locale;

/**
 * What follows when a deadline passes.
 *
 * @param words one sentence for the screen
 */
public record DeadlineConsequence(Effect effect, BilingualText words) {

  /** For the software: what becomes of the duty. */
  public enum Effect {
    /** It is still owed, and is late. */
    LATE,
    /** The right or the request is lost. */
    LAPSES,
    /** Silence: the next step may be taken. */
    PROCEEDS,
    /** The act is valid by itself. */
    TAKES_EFFECT;

    static Effect of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
