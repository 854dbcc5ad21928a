package id.payung.regions;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A regency became a tenant. {@code cause} is its region. */
public record RegencySwitchedOn(String regency, UUID cause, @Nullable UUID person) implements ModuleEvent {}
