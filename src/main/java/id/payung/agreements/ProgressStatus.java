package id.payung.agreements;

import java.util.Locale;

/**
 * How an activity or an agreement stands; words on screen are reference data ({@code agreements/statuses}). The worst
 * comes last.
 */
public enum ProgressStatus {
  NOT_STARTED, ON_TRACK, AT_RISK, LATE;

  /** not-started, on-track, at-risk, late. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
