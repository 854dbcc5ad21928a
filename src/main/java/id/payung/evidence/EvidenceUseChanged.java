package id.payung.evidence;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proof was proposed, taken, checked, returned, taken back, or its warnings changed. */
public record EvidenceUseChanged(String regency, UUID cause, @Nullable UUID person, UUID use, String evaluation,
    String question) implements ModuleEvent {}
