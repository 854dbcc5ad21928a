package id.payung.community;

import id.payung.platform.events.ModuleEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone sent many reports at once, and they count: told as one thing, since fifty separate tellings would cost more
 * than the reports.
 *
 * @param cause the first of the reports
 * @param reports each as it would have been told alone
 */
public record ActivitiesHeld(String regency, UUID cause, @Nullable UUID person,
    List<ActivityHeld> reports) implements ModuleEvent {
  public ActivitiesHeld {
    reports = List.copyOf(reports);
  }
}
