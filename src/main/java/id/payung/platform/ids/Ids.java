package id.payung.platform.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UUIDv7 made where the record is born; they say nothing about order. */
public final class Ids {
  private static final UUID PAYUNG = UUID.fromString("3f9a4b9e-7b1f-5c6e-9d53-0b1d2f6d7a10");

  private Ids() {}

  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /** The same id for the same words in every installation (UUIDv5). */
  public static UUID named(String words) {
    return UuidCreator.getNameBasedSha1(PAYUNG, words.getBytes(StandardCharsets.UTF_8));
  }
}
