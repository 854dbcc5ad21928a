package id.payung.agreements;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report has realised volume of an activity, or changed it; {@code cause} is the report. */
public record VolumeRealised(String regency, UUID cause, @Nullable UUID person, UUID activity,
    UUID report) implements ModuleEvent {}
