package id.payung.fieldwork.kind;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote the version of now, and when, as a phone is told it: only where that is somebody else than the author. */
public record PulledEdit(String by, Instant at) {

  public static @Nullable PulledEdit of(UUID author, UUID editor, String editorName, Instant editedAt) {
    return editor.equals(author) ? null : new PulledEdit(editorName, editedAt);
  }
}
