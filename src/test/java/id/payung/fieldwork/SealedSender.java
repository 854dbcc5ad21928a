package id.payung.fieldwork;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.EllipticCurves.CurveType;
import com.google.crypto.tink.subtle.EllipticCurves.PointFormatType;
import com.google.crypto.tink.subtle.Hkdf;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A phone whose app is closed: what it sealed, and the credential that can only send. */
final class SealedSender {
  private static final CurveType CURVE = CurveType.NIST_P256;

  final FieldAppPhone phone;
  final KeyPair signing;
  String credential;
  String regency;
  UUID device;
  UUID key;
  byte[] serverKey;

  private SealedSender(FieldAppPhone phone) throws Exception {
    this.phone = phone;
    this.regency = phone.regency;
    this.device = phone.device;
    this.signing = EllipticCurves.generateKeyPair(CURVE);
  }

  static SealedSender of(FieldAppPhone phone) throws Exception {
    SealedSender sender = new SealedSender(phone);
    JsonNode given = sender.register().json();
    sender.credential = given.path("credential").asString();
    sender.key = UUID.fromString(given.path("key").path("id").asString());
    sender.serverKey = Base64.getDecoder().decode(given.path("key").path("publicKey").asString());
    return sender;
  }

  PhoneResponse register() throws Exception {
    return register(Base64.getEncoder().encodeToString(pointOf(signing)));
  }

  PhoneResponse register(String signingKey) throws Exception {
    ObjectNode asked = FieldAppPhone.JSON.createObjectNode().put("key", signingKey);
    return phone.perform(post("/api/v1/devices/sending").header("Authorization", "Bearer " + phone.credential)
        .contentType("application/json")
        .content(asked.toString()));
  }

  byte[] seal(ObjectNode record) throws Exception {
    return seal("record", record.toString().getBytes(StandardCharsets.UTF_8));
  }

  byte[] sealPiece(ObjectNode upload, long offset, byte[] bytes) throws Exception {
    ObjectNode head = FieldAppPhone.JSON.createObjectNode().put("offset", offset);
    head.set("upload", upload);
    byte[] written = head.toString().getBytes(StandardCharsets.UTF_8);
    return seal("piece",
        ByteBuffer.allocate(2 + written.length + bytes.length)
            .putShort((short) written.length)
            .put(written)
            .put(bytes)
            .array());
  }

  byte[] seal(String kind, byte[] content) throws Exception {
    byte[] head = FieldAppPhone.JSON.createObjectNode()
        .put("v", 1)
        .put("regency", regency)
        .put("device", device.toString())
        .put("id", UUID.randomUUID().toString())
        .put("kind", kind)
        .put("key", key.toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
    KeyPair maker = EllipticCurves.generateKeyPair(CURVE);
    byte[] point = pointOf(maker);
    byte[] shared = EllipticCurves.computeSharedSecret((ECPrivateKey) maker.getPrivate(),
        EllipticCurves.getEcPublicKey(CURVE, PointFormatType.UNCOMPRESSED, serverKey));
    byte[] secret =
        Hkdf.computeHkdf("HmacSha256", shared, point, "payung envelope 1".getBytes(StandardCharsets.US_ASCII), 32);
    byte[] iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, iv));
    cipher.updateAAD(head);
    byte[] box = cipher.doFinal(content);
    byte[] unsigned = ByteBuffer.allocate(2 + head.length + point.length + iv.length + box.length)
        .putShort((short) head.length)
        .put(head)
        .put(point)
        .put(iv)
        .put(box)
        .array();
    return ByteBuffer.allocate(unsigned.length + 64).put(unsigned).put(sign(unsigned)).array();
  }

  /** What was changed in it is signed like the rest. */
  byte[] signAgain(byte[] envelope) throws Exception {
    byte[] unsigned = Arrays.copyOf(envelope, envelope.length - 64);
    return ByteBuffer.allocate(envelope.length).put(unsigned).put(sign(unsigned)).array();
  }

  private byte[] sign(byte[] unsigned) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(signing.getPrivate());
    signature.update(unsigned);
    return signature.sign();
  }

  PhoneResponse send(byte[] envelope) throws Exception {
    return sendTo(phone.regency, envelope, credential);
  }

  PhoneResponse sendTo(String place, byte[] envelope, String secret) throws Exception {
    return phone.perform(post("/api/v1/" + place + "/envelopes").header("Authorization", "Bearer " + secret)
        .contentType("application/octet-stream")
        .content(envelope));
  }

  boolean isKept(byte[] envelope) throws Exception {
    PhoneResponse answer = send(envelope);
    if (answer.status() != 200) {
      throw new AssertionError("not taken: " + answer);
    }
    return answer.json().path("kept").asBoolean();
  }

  static byte[] pointOf(KeyPair pair) throws Exception {
    return EllipticCurves.pointEncode(CURVE, PointFormatType.UNCOMPRESSED, ((ECPublicKey) pair.getPublic()).getW());
  }
}
