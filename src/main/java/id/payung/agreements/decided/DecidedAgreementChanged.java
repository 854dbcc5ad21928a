package id.payung.agreements.decided;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement that was made of a decision was signed, is a draft again, was ended or goes on.
 *
 * @param cause the agreement
 * @param person who did it; null for a service
 */
public record DecidedAgreementChanged(String regency, UUID cause, @Nullable UUID person) implements ModuleEvent {}
