package id.payung.agreements.discard;

import id.payung.platform.events.ModuleEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft went, with the activities that only it said.
 *
 * @param cause the plan
 * @param person who did it; null for a service
 * @param activities those that were made of decisions of meetings
 * @param decisions of each of them
 */
record PlanDiscarded(String regency, UUID cause, @Nullable UUID person, List<UUID> activities,
    List<UUID> decisions) implements ModuleEvent {}
