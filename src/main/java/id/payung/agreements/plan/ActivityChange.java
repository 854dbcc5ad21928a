package id.payung.agreements.plan;

import java.util.Map;
import java.util.UUID;

/**
 * How an activity is to be, with what does not stand in the frozen text: amounts kept apart, and stages, both by line.
 */
public record ActivityChange(PlanVersionActivity text, Map<UUID, Long> guarded, Map<UUID, String> stages) {}
