package id.payung;

import id.payung.platform.postgres.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;

/** A start that the database or the folder refused is told in one sentence at the end, not in Spring's hundred lines. */
final class RefusalReporter implements SpringBootExceptionReporter {
  @Override
  public boolean reportException(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof StartRefused) {
        return true;
      }
    }
    return false;
  }
}
