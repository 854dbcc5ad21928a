package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.events.ModuleEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report counts no longer: withdrawn with a reason, or returned. What it said last.
 *
 * @param cause the report
 * @param person who did it; null for a service
 * @param activity the planned activity; null when the village did something of its own
 * @param volume in the unit of the activity
 */
public record ActivityHeldWithdrawn(String regency, UUID cause, @Nullable UUID person, UUID report,
    @Nullable UUID activity, UUID village, LocalDate heldOn, long volume) implements ModuleEvent {

  public static ActivityHeldWithdrawn from(Actor actor, Report report) {
    return new ActivityHeldWithdrawn(actor.regency(), report.id(), actor.person(), report.id(), report.activity(),
        report.village(), report.heldOn(), report.realised());
  }
}
