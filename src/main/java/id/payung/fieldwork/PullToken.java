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
 * installation, the reach it was given for, where in a first load it stands, and which activities it has.
 *
 * @param loading the next part of a first load; {@link InitialLoadPart#DONE} afterwards
 * @param after the last id of that part, or null
 * @param activities what the phone has: id → fingerprint of its content
 */
record PullToken(UUID epoch, String reach, long number, InitialLoadPart loading, @Nullable UUID after,
    Map<UUID, Integer> activities) {
  private static final byte FORMAT_VERSION = 1;
  private static final int MAX_ACTIVITIES = 1_000;

  /** Parts of a first load, in their order. */
  enum InitialLoadPart {
    VILLAGES, REPORTS, DONE
  }

  static PullToken initial(UUID epoch, String reach, long number) {
    return new PullToken(epoch, reach, number, InitialLoadPart.VILLAGES, null, Map.of());
  }

  String encrypt(InstallationKeys keys, Actor actor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT_VERSION);
      id(out, epoch);
      out.writeUTF(reach);
      out.writeLong(number);
      out.writeByte(loading.ordinal());
      out.writeBoolean(after != null);
      if (after != null) {
        id(out, after);
      }
      out.writeInt(activities.size());
      for (Map.Entry<UUID, Integer> activity : activities.entrySet()) {
        id(out, activity.getKey());
        out.writeInt(activity.getValue());
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
        InitialLoadPart part = InitialLoadPart.values()[in.readByte()];
        UUID after = in.readBoolean() ? id(in) : null;
        int count = Math.min(in.readInt(), MAX_ACTIVITIES);
        Map<UUID, Integer> activities = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
          activities.put(id(in), in.readInt());
        }
        return Optional.of(new PullToken(epoch, reach, number, part, after, activities));
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
