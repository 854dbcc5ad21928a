package id.payung.agreements;

import id.payung.platform.ui.StatusTone;
import java.util.List;
import java.util.Locale;

/**
 * How an activity or an agreement stands; words on screen are reference data ({@code agreements/statuses}). The worst
 * comes last.
 */
public enum ProgressStatus {
  /** Its plan holds it no longer. */
  LEFT_PLAN,
  /** Its agreement ended: nothing more is awaited of it. */
  ENDED, NOT_STARTED, ON_TRACK, AT_RISK, LATE;

  /** Of an agreement or an activity that goes on, the worst first: what is counted and asked about. */
  public static final List<ProgressStatus> PURSUED = List.of(LATE, AT_RISK, ON_TRACK, NOT_STARTED);

  /** left-plan, ended, not-started, on-track, at-risk, late. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public StatusTone tone() {
    return switch (this) {
      case LEFT_PLAN -> StatusTone.LEFT_PLAN;
      case ENDED -> StatusTone.ENDED;
      case NOT_STARTED -> StatusTone.NOT_STARTED;
      case ON_TRACK -> StatusTone.ON_TRACK;
      case AT_RISK -> StatusTone.ATTENTION;
      case LATE -> StatusTone.LATE;
    };
  }
}
