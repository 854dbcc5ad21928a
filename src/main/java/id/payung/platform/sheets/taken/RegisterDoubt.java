package id.payung.platform.sheets.taken;

import id.payung.platform.sheets.SheetFinding;

/**
 * A row that may be one that is there already: the row waits until a person says which.
 *
 * @param field its name in the form
 * @param title of the row
 * @param why what the two have in common
 * @param value what holds now; empty while nothing is said
 */
public record RegisterDoubt(String field, String title, SheetFinding why, String value) {
  /** So many stand on a page; rows behind them wait, and are asked about when these are answered. */
  public static final int MOST = 100;
  public static final String SAME = "same";
  public static final String OTHER = "other";
}
