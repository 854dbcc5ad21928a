package id.payung.platform.ui;

import org.jspecify.annotations.Nullable;

/** One line of a history, its time already in the regency's words; {@code undone}: a take-back. */
public record TimelineEntry(String when, String who, String what, @Nullable String reason, boolean undone) {}
