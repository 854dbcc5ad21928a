package id.payung.platform.sheets.taken;

import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.taken.RegisterRow.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What becomes of all rows, and what a person can say of it.
 *
 * @param unasked how many unknown names nobody is asked about yet
 * @param doubts rows that may be there already
 * @param made how many names that nobody knows are made
 */
public record RegisterMatch<N>(List<RegisterRow<N>> rows, List<UnknownName> unknown, int unasked,
    List<RegisterChoice> choices, List<RegisterDoubt> doubts, int made) {
  /** What a form says of names that are made: how many it was told. */
  public static final String CONFIRMED = "new-names";

  /** More new names at once are more often a wrong column, or another way of writing, than so many partners. */
  static final int MADE_UNASKED = 30;

  /** So many rows stand in a preview; the rest is counted. */
  public static final int MAX_SHOWN = 500;

  /** Of all rows together; behind them each further row tells its first one. */
  private static final int MAX_PARTS = 2000;

  public RegisterMatch(List<RegisterRow<N>> rows, List<UnknownName> unknown, int unasked,
      List<RegisterChoice> choices) {
    this(rows, unknown, unasked, choices, List.of(), 0);
  }

  public boolean asksToConfirm() {
    return made > MADE_UNASKED;
  }

  /** @param said of how many new names a person has read */
  boolean isConfirmed(String said) {
    return !asksToConfirm() || said.equals(Integer.toString(made));
  }

  static <N> RegisterMatch<N> none() {
    return new RegisterMatch<>(List.of(), List.of(), 0, List.of());
  }

  /** Names of which nothing was said of an earlier file. */
  public List<UnknownName> newNames() {
    return unknown.stream().filter(one -> !one.before()).toList();
  }

  /** Names that are known from an earlier file. */
  public List<UnknownName> namesOfBefore() {
    return unknown.stream().filter(UnknownName::before).toList();
  }

  public long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  public List<RegisterRow<N>> newRows() {
    return rows.stream().filter(row -> row.outcome() == Outcome.NEW).toList();
  }

  /**
   * Those that wait first, and those that are there already last. When {@link SheetDefinition#MAX_FINDINGS} findings
   * have been told, each further row says its first one.
   */
  public List<RegisterRow<N>> shown() {
    List<RegisterRow<N>> shown = new ArrayList<>();
    int told = 0;
    int parts = 0;
    for (RegisterRow<N> row : listFirst()) {
      RegisterRow<N> next =
          row.saying(Math.max(1, SheetDefinition.MAX_FINDINGS - told), Math.max(1, MAX_PARTS - parts));
      told += next.says().size();
      parts += next.parts().size();
      shown.add(next);
    }
    return List.copyOf(shown);
  }

  private List<RegisterRow<N>> listFirst() {
    return rows.stream().sorted(Comparator.comparing(row -> switch (row.outcome()) {
      case WAITS -> 0;
      case NEW -> 1;
      case KNOWN -> 2;
    })).limit(MAX_SHOWN).toList();
  }
}
