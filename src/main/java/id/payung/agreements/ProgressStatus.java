package id.payung.agreements;

import id.payung.platform.ui.StatusTone;
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

  public StatusTone tone() {
    return switch (this) {
      case NOT_STARTED -> StatusTone.NOT_STARTED;
      case ON_TRACK -> StatusTone.ON_TRACK;
      case AT_RISK -> StatusTone.ATTENTION;
      case LATE -> StatusTone.LATE;
    };
  }
}
