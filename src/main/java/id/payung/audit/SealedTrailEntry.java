package id.payung.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail as it enters a seal. Its canonical form is each field in the order below, as a four-byte
 * big-endian length and UTF-8 bytes (a missing one has length −1); times are microseconds since 1970, lists are a count
 * and their items. The second form begins with a word of its own and ends with whose phone hears of the line.
 */
record SealedTrailEntry(String regency, UUID id, Instant at, @Nullable UUID person, String personName,
    @Nullable String service, List<UUID> mandates, String kind, UUID subject, String action, List<String> fields,
    @Nullable String reason, List<UUID> organisations, List<UUID> villages, boolean changes, @Nullable UUID owner) {

  private static final String SECOND_FORM = "payung line 2";

  byte[] leafHash(int form) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      if (form > 1) {
        writeText(out, SECOND_FORM);
      }
      writeText(out, regency);
      writeText(out, id);
      writeText(out, toMicros(at));
      writeText(out, person);
      writeText(out, personName);
      writeText(out, service);
      writeList(out, mandates);
      writeText(out, kind);
      writeText(out, subject);
      writeText(out, action);
      writeList(out, fields);
      writeText(out, reason);
      writeList(out, organisations);
      writeList(out, villages);
      writeText(out, changes);
      if (form > 1) {
        writeText(out, owner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MerkleTree.hashLeaf(bytes.toByteArray());
  }

  /** As fine as the database keeps a time. */
  static long toMicros(Instant moment) {
    return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
  }

  private static void writeList(DataOutputStream out, List<?> items) throws IOException {
    out.writeInt(items.size());
    for (Object item : items) {
      writeText(out, item);
    }
  }

  private static void writeText(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
