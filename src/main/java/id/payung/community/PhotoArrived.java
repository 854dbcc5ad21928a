package id.payung.community;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo of a report that counts is wholly there.
 *
 * @param cause the report
 * @param file the photo's id: {@code ReportLifeCycle.photo} serves it
 */
public record PhotoArrived(String regency, UUID cause, @Nullable UUID person, UUID report,
    UUID file) implements ModuleEvent {}
