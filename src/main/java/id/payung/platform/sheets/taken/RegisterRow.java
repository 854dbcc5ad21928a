package id.payung.platform.sheets.taken;

import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.ui.StatusTone;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row.
 *
 * @param number as the sheet shows it
 * @param facts what was understood: words, days and message keys
 * @param says why it waits, or what is to be known of it
 * @param entry what is written, of a new one
 * @param record which one it is, or would be; null where that cannot be said, or where it is the same as another row
 * @param parts what a new one has in it, each told in full
 */
public record RegisterRow<N>(int number, String title, Outcome outcome, List<String> facts, List<SheetFinding> says,
    @Nullable N entry, @Nullable UUID record, List<SheetFinding> parts) {
  /** So many findings of one row are told; the rest is counted. */
  static final int MAX_SAYS = 10;
  private static final int MAX_PARTS = 60;
  private static final int MAX_LETTERS = 300;
  private static final String MORE = "sheets.register.more";

  public RegisterRow {
    says = shortened(says, MAX_SAYS);
    parts = shortened(parts, MAX_PARTS);
  }

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

  public static <N> RegisterRow<N> fresh(int number, String title, List<String> facts, List<SheetFinding> says, N entry,
      UUID record) {
    return new RegisterRow<>(number, title, Outcome.NEW, facts, says, entry, record, List.of());
  }

  /** One that comes as another row of the same file. */
  public static <N> RegisterRow<N> twin(int number, String title, List<SheetFinding> says) {
    return new RegisterRow<>(number, title, Outcome.KNOWN, List.of(), says, null, null, List.of());
  }

  /** @param record which one it would be, where the row says enough for that */
  public static <N> RegisterRow<N> waiting(int number, String title, List<SheetFinding> why, @Nullable UUID record) {
    return new RegisterRow<>(number, title, Outcome.WAITS, List.of(), why, null, record, List.of());
  }

  /** The same row, of which the record is there already. */
  public RegisterRow<N> there(UUID kept, String keptTitle, List<SheetFinding> more) {
    List<SheetFinding> all =
        new ArrayList<>(List.of(SheetFinding.of(number, null, "sheets.register.there", keptTitle)));
    all.addAll(more);
    return new RegisterRow<>(number, title, Outcome.KNOWN, List.of(), all, null, kept, List.of());
  }

  /** The same row, which waits until somebody says what it is. */
  public RegisterRow<N> doubted(SheetFinding why) {
    return new RegisterRow<>(number, title, Outcome.WAITS, facts, List.of(why), null, record, parts);
  }

  /** The same row, with what it has in it. */
  public RegisterRow<N> with(List<SheetFinding> told) {
    return new RegisterRow<>(number, title, outcome, facts, says, entry, record, told);
  }

  /** With the first findings and the first parts alone, and how many more there are. */
  RegisterRow<N> saying(int most, int mostParts) {
    return says.size() <= most && parts.size() <= mostParts ? this
        : new RegisterRow<>(number, title, outcome, facts, shortened(says, most), entry, record,
            shortened(parts, mostParts));
  }

  private static List<SheetFinding> shortened(List<SheetFinding> all, int most) {
    int before = all.isEmpty() || !all.getLast().key().equals(MORE) ? 0 : (int) all.getLast().args().getFirst() - 1;
    if (all.size() <= most + (before > 0 ? 1 : 0)) {
      return all.stream().map(RegisterRow::shortened).toList();
    }
    List<SheetFinding> first = new ArrayList<>(all.stream().limit(most).map(RegisterRow::shortened).toList());
    first.add(SheetFinding.of(all.getFirst().row(), null, MORE, all.size() - most + before));
    return List.copyOf(first);
  }

  private static SheetFinding shortened(SheetFinding said) {
    return new SheetFinding(said.row(), said.column(), said.key(), said.args()
        .stream()
        .map(one -> one instanceof String words && words.length() > MAX_LETTERS ? words.substring(0, MAX_LETTERS) + "…"
            : one)
        .toList());
  }
}
