package id.payung.fieldwork;

import id.payung.platform.actor.Actor;
import id.payung.platform.crypto.FieldCipher;
import id.payung.platform.crypto.InstallationKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a phone has come, sealed so that nobody else reads or makes one: the last number, the life of the
 * installation, the reach it was given for, where in a first load it stands, and what it has of the supplements.
 *
 * @param loading the next part of a first load; {@link #DONE} afterwards
 * @param after the last id of that part, or null
 * @param supplied what the phone has of the supplements: id → fingerprint of its content
 */
record PullToken(UUID epoch, String reach, long number, int loading, @Nullable UUID after,
    Map<UUID, Integer> supplied) {
  private static final byte FORMAT_VERSION = 1;
  private static final int MAX_SUPPLIED = 1_000;

  /** The part of the villages. Phones hold tokens with these numbers. */
  static final int VILLAGES = 0;

  /** After the last part. */
  static final int DONE = 2;

  /** The part of the first kind, or of another one, by its place. */
  static int partOfKind(int place) {
    return place == 0 ? 1 : place + DONE;
  }

  static PullToken initial(UUID epoch, String reach, long number) {
    return new PullToken(epoch, reach, number, VILLAGES, null, Map.of());
  }

  PullToken at(int part, @Nullable UUID last) {
    return new PullToken(epoch, reach, number, part, last, supplied);
  }

  PullToken upTo(long last) {
    return new PullToken(epoch, reach, last, loading, after, supplied);
  }

  PullToken having(Map<UUID, Integer> now) {
    return new PullToken(epoch, reach, number, loading, after, now);
  }

  String encrypt(InstallationKeys keys, Actor actor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT_VERSION);
      id(out, epoch);
      out.writeUTF(reach);
      out.writeLong(number);
      out.writeByte(loading);
      out.writeBoolean(after != null);
      if (after != null) {
        id(out, after);
      }
      out.writeInt(supplied.size());
      for (Map.Entry<UUID, Integer> one : supplied.entrySet()) {
        id(out, one.getKey());
        out.writeInt(one.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(keys.fieldCipher().encryptBytes(bytes.toByteArray(), encryptionContext(actor)));
  }

  /** Empty when there is none, or it is not one of ours: the phone then begins anew. */
  static Optional<PullToken> decrypt(@Nullable String token, InstallationKeys keys, Actor actor) {
    if (token == null || token.isBlank()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = keys.fieldCipher().decryptBytes(Base64.getUrlDecoder().decode(token), encryptionContext(actor));
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        if (in.readByte() != FORMAT_VERSION) {
          return Optional.empty();
        }
        UUID epoch = id(in);
        String reach = in.readUTF();
        long number = in.readLong();
        int part = in.readByte();
        UUID after = in.readBoolean() ? id(in) : null;
        int count = Math.min(in.readInt(), MAX_SUPPLIED);
        Map<UUID, Integer> supplied = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
          supplied.put(id(in), in.readInt());
        }
        return Optional.of(new PullToken(epoch, reach, number, part, after, supplied));
      }
    } catch (IllegalArgumentException | IOException | FieldCipher.UndecryptableField e) {
      return Optional.empty();
    }
  }

  private static String encryptionContext(Actor actor) {
    return "fieldwork.token/" + actor.regency() + "/" + actor.requirePerson();
  }

  private static void id(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID id(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}
