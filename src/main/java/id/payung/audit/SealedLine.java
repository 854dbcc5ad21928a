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
 * and their items.
 */
record SealedLine(String regency, UUID id, Instant at, @Nullable UUID person, String personName,
    @Nullable String service, List<UUID> mandates, String kind, UUID subject, String action, List<String> fields,
    @Nullable String reason, List<UUID> organisations, List<UUID> villages, boolean changes) {

  byte[] leaf() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, regency);
      text(out, id);
      text(out, at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000);
      text(out, person);
      text(out, personName);
      text(out, service);
      list(out, mandates);
      text(out, kind);
      text(out, subject);
      text(out, action);
      list(out, fields);
      text(out, reason);
      list(out, organisations);
      list(out, villages);
      text(out, changes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Merkle.leaf(bytes.toByteArray());
  }

  private static void list(DataOutputStream out, List<?> items) throws IOException {
    out.writeInt(items.size());
    for (Object item : items) {
      text(out, item);
    }
  }

  private static void text(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
