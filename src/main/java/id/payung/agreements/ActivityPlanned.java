package id.payung.agreements;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activity stands in a plan, or what the plan says of it has changed. */
public record ActivityPlanned(String regency, UUID cause, @Nullable UUID person,
    UUID activity) implements ModuleEvent {}
