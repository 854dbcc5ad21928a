package id.payung.agreements;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Both sides approved a version of a plan; it is frozen. */
public record PlanApproved(String regency, UUID cause, @Nullable UUID person, UUID plan,
    int version) implements ModuleEvent {}
