package id.payung.indicators;

import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An office's answer was sent, changed or taken back. The scores have changed in the same transaction. */
public record AnswerChanged(String regency, UUID cause, @Nullable UUID person, String evaluation,
    String question) implements ModuleEvent {}
