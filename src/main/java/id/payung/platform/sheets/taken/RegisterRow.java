package id.payung.platform.sheets.taken;

import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.ui.StatusTone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row.
 *
 * @param number as the sheet shows it
 * @param facts what was understood: words, days and message keys
 * @param says why it waits, or what is to be known of it
 * @param entry what is written, of a new one
 */
public record RegisterRow<N>(int number, String title, Outcome outcome, List<String> facts, List<SheetFinding> says,
    @Nullable N entry) {

  /** New, there already, or left until it is put right. */
  public enum Outcome {
    NEW(StatusTone.DONE), KNOWN(StatusTone.INFO), WAITS(StatusTone.ATTENTION);

    private final StatusTone tone;

    Outcome(StatusTone tone) {
      this.tone = tone;
    }

    public StatusTone tone() {
      return tone;
    }

    /** Message key. */
    public String key() {
      return "sheets.register." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static <N> RegisterRow<N> fresh(int number, String title, List<String> facts, List<SheetFinding> says,
      N entry) {
    return new RegisterRow<>(number, title, Outcome.NEW, facts, List.copyOf(says), entry);
  }

  public static <N> RegisterRow<N> known(int number, String title, SheetFinding says) {
    return new RegisterRow<>(number, title, Outcome.KNOWN, List.of(), List.of(says), null);
  }

  public static <N> RegisterRow<N> waiting(int number, String title, List<SheetFinding> why) {
    return new RegisterRow<>(number, title, Outcome.WAITS, List.of(), List.copyOf(why), null);
  }
}
