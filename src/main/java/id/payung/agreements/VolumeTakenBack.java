package id.payung.agreements;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Volume that a report had realised counts no longer; {@code cause} is the report. */
public record VolumeTakenBack(String regency, UUID cause, @Nullable UUID person, UUID activity,
    UUID report) implements ModuleEvent {}
