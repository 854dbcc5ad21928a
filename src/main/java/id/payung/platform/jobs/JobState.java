package id.payung.platform.jobs;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a job is. */
public enum JobState {
  QUEUED, RUNNING, DONE, FAILED, CANCELLED;

  /** {@link #isOpen} of rows. */
  static final String OPEN_SQL = Stream.of(values())
      .filter(JobState::isOpen)
      .map(state -> "'" + state.sqlName() + "'")
      .collect(Collectors.joining(", ", "state IN (", ")"));

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
