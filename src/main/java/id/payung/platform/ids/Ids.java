package id.payung.platform.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** UUIDv7 made where the record is born; they say nothing about order. */
public final class Ids {
  private static final UUID NAMESPACE = UUID.fromString("3f9a4b9e-7b1f-5c6e-9d53-0b1d2f6d7a10");

  private static final Pattern UUID_PATTERN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /**
   * Whether an id that a form sends for a new record was made for it: one that follows from a name belongs to what has
   * that name.
   */
  public static boolean isFresh(UUID id) {
    return id.version() == 7;
  }

  /** What was sent as an id; empty when it is none, or not in the form that is written here. */
  public static Optional<UUID> parse(@Nullable String sent) {
    return sent != null && UUID_PATTERN.matcher(sent).matches() ? Optional.of(UUID.fromString(sent)) : Optional.empty();
  }

  /** The same id for the same words in every installation (UUIDv5). */
  public static UUID fromName(String name) {
    return UuidCreator.getNameBasedSha1(NAMESPACE, name.getBytes(StandardCharsets.UTF_8));
  }
}
