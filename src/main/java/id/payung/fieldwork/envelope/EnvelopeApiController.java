package id.payung.fieldwork.envelope;

import id.payung.accounts.EnvelopeKeyRepository;
import id.payung.accounts.SendingCredentialRepository;
import id.payung.platform.crypto.EnvelopeCipher;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.admission.BoundedJsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one address of a phone whose app is closed. An envelope is opened in the request that brings it and passed
 * through the door of a push or of an upload, as its person: same ids, same receipts, once. None is kept unopened. What
 * becomes of a record is told to the open app alone.
 */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/envelopes")
class EnvelopeApiController {
  private final SendingCredentialRepository credentials;
  private final EnvelopeKeyRepository keys;
  private final OpenedRecordIntake records;
  private final OpenedChunkIntake pieces;
  private final JsonMapper json;

  EnvelopeApiController(SendingCredentialRepository credentials, EnvelopeKeyRepository keys, OpenedRecordIntake records,
      OpenedChunkIntake pieces, JsonMapper json) {
    this.credentials = credentials;
    this.keys = keys;
    this.records = records;
    this.pieces = pieces;
    this.json = json;
  }

  /** @param kept here, now or since earlier; false: the open app is to ask */
  record EnvelopeResponse(UUID envelope, boolean kept) {}

  @AllowedToDevice
  @PostMapping
  ResponseEntity<EnvelopeResponse> receive(@PathVariable String regency, Visitor visitor, HttpServletRequest request)
      throws IOException {
    UUID person = visitor.person();
    UUID device = visitor.session();
    if (person == null || device == null) {
      throw new SignInNeeded();
    }
    byte[] bytes = request.getInputStream().readNBytes(SealedEnvelope.MAX_BYTES + 1);
    byte[] signingKey = credentials.requireSigningKey(person, device);
    if (bytes.length > SealedEnvelope.MAX_BYTES) {
      throw new Refused("fieldwork.envelope.too-large");
    }
    SealedEnvelope envelope = SealedEnvelope.parse(bytes, json);
    envelope.requirePlace(regency, device);
    envelope.requireSignature(signingKey);
    credentials.countEnvelope(person, device, signingKey, bytes.length);
    boolean kept = keep(visitor, envelope.head(), open(envelope));
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new EnvelopeResponse(envelope.head().id(), kept));
  }

  private byte[] open(SealedEnvelope envelope) {
    byte[] key = keys.findPrivateKey(envelope.head().key()).orElseThrow(() -> new Refused("fieldwork.envelope.key"));
    return EnvelopeCipher.open(key, envelope.content()).orElseThrow(() -> new Refused("fieldwork.envelope.torn"));
  }

  private boolean keep(Visitor visitor, SealedEnvelope.EnvelopeHead head, byte[] content) {
    return switch (head.kind()) {
      case RECORD -> records.keepRecord(visitor, head.regency(), readObject(content));
      case PIECE -> keepPiece(visitor, head.regency(), ByteBuffer.wrap(content));
    };
  }

  /** The length of its head (two bytes), the head, and the bytes of the file. */
  private boolean keepPiece(Visitor visitor, String regency, ByteBuffer content) {
    int length = content.remaining() < Short.BYTES ? Integer.MAX_VALUE : Short.toUnsignedInt(content.getShort());
    if (length > content.remaining()) {
      throw new Refused("fieldwork.envelope.torn");
    }
    byte[] head = new byte[length];
    content.get(head);
    byte[] piece = new byte[content.remaining()];
    content.get(piece);
    return pieces.keepPiece(visitor, regency, readObject(head), piece);
  }

  private static JsonNode readObject(byte[] bytes) {
    return BoundedJsonReader.readObject(bytes).orElseThrow(() -> new Refused("fieldwork.envelope.torn"));
  }
}
