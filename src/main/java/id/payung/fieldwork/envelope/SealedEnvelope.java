package id.payung.fieldwork.envelope;

import id.payung.platform.crypto.EnvelopeCipher;
import id.payung.platform.crypto.EnvelopeCipher.SealedContent;
import id.payung.platform.errors.Refused;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An envelope as it came: the length of the head (two bytes), the head in clear, the public half of its own key, the
 * IV, what was encrypted, and a signature of all that. The head is bound to the content, and says where it belongs.
 */
record SealedEnvelope(EnvelopeHead head, SealedContent content, byte[] signed, byte[] signature) {
  static final int VERSION = 1;

  /** One record at the most, with what stands around it; a piece of a file is smaller. */
  static final int MAX_BYTES = 300 << 10;

  private static final int MAX_HEAD_BYTES = 1_000;
  private static final int TAG_BYTES = 16;

  /** What an envelope holds. */
  enum ContentKind {
    RECORD, PIECE
  }

  /** @param key of the server that it was sealed for */
  record EnvelopeHead(String regency, UUID device, UUID id, ContentKind kind, UUID key) {}

  /** @throws Refused when it is none, or torn */
  static SealedEnvelope parse(byte[] bytes, JsonMapper json) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte[] head = take(in, Math.min(MAX_HEAD_BYTES, Short.toUnsignedInt(in.getShort())));
      byte[] maker = take(in, EnvelopeCipher.POINT_BYTES);
      byte[] iv = take(in, EnvelopeCipher.IV_BYTES);
      byte[] box = take(in, in.remaining() - EnvelopeCipher.SIGNATURE_BYTES);
      if (box.length < TAG_BYTES) {
        throw new Refused("fieldwork.envelope.torn");
      }
      return new SealedEnvelope(parseHead(json.readTree(head)), new SealedContent(maker, iv, box, head),
          Arrays.copyOf(bytes, in.position()), take(in, EnvelopeCipher.SIGNATURE_BYTES));
    } catch (BufferUnderflowException | NegativeArraySizeException | JacksonException e) {
      throw new Refused("fieldwork.envelope.torn");
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }

  private static EnvelopeHead parseHead(@Nullable JsonNode head) {
    if (head == null || head.path("v").asInt(0) != VERSION) {
      throw new Refused("fieldwork.envelope.version");
    }
    ContentKind kind = switch (head.path("kind").asString("")) {
      case "record" -> ContentKind.RECORD;
      case "piece" -> ContentKind.PIECE;
      default -> throw new Refused("fieldwork.envelope.version");
    };
    return new EnvelopeHead(head.path("regency").asString(""), requireId(head, "device"), requireId(head, "id"), kind,
        requireId(head, "key"));
  }

  private static UUID requireId(JsonNode head, String name) {
    try {
      return UUID.fromString(head.path(name).asString(""));
    } catch (IllegalArgumentException e) {
      throw new Refused("fieldwork.envelope.torn");
    }
  }

  /** @throws Refused when it was sealed on another phone or for another regency */
  void requirePlace(String regency, UUID device) {
    if (!head.regency().equals(regency) || !head.device().equals(device)) {
      throw new Refused("fieldwork.envelope.place");
    }
  }

  /** @throws Refused when it was not signed with this key */
  void requireSignature(byte[] publicKey) {
    if (!EnvelopeCipher.isSignedBy(publicKey, signed, signature)) {
      throw new Refused("fieldwork.envelope.signature");
    }
  }
}
