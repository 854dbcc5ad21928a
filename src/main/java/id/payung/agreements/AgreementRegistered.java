package id.payung.agreements;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agreement was written into the register. */
public record AgreementRegistered(String regency, UUID cause, @Nullable UUID person,
    UUID agreement) implements ModuleEvent {}
