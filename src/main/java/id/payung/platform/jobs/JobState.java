package id.payung.platform.jobs;

import java.util.Locale;

/** How far a job is. */
public enum JobState {
  QUEUED, RUNNING, DONE, FAILED, CANCELLED;

  public boolean isOpen() {
    return this == QUEUED || this == RUNNING;
  }

  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobState fromSqlName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
