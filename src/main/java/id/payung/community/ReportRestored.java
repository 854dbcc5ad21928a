package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.events.ModuleEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report was withdrawn or returned by a slip of the hand and counts again, as if it had not been.
 *
 * @param cause the report
 * @param person who took it back; null for a service
 * @param uses of its photos that an office had taken when it fell
 */
public record ReportRestored(String regency, UUID cause, @Nullable UUID person, UUID report,
    List<UUID> uses) implements ModuleEvent {

  public ReportRestored {
    uses = List.copyOf(uses);
  }

  public static ReportRestored from(Actor actor, UUID report, List<UUID> uses) {
    return new ReportRestored(actor.regency(), report, actor.person(), report, uses);
  }
}
