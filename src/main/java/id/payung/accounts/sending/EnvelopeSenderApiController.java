package id.payung.accounts.sending;

import id.payung.accounts.EnvelopeKeyRepository;
import id.payung.accounts.EnvelopeKeyRepository.EnvelopePublicKey;
import id.payung.accounts.SendingCredentialRepository;
import id.payung.platform.crypto.EnvelopeCipher;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.Visitor;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a phone what it needs to send while its app is closed, or takes it back. Asked with the phone's credential. */
@RestController
@RequestMapping("/api/v1/devices/sending")
class EnvelopeSenderApiController {
  private final SendingCredentialRepository credentials;
  private final EnvelopeKeyRepository keys;

  EnvelopeSenderApiController(SendingCredentialRepository credentials, EnvelopeKeyRepository keys) {
    this.credentials = credentials;
    this.keys = keys;
  }

  /** @param key of a signature, in Base64; null: the phone shall send nothing while its app is closed */
  record EnvelopeSenderRequest(@Nullable String key) {}

  /** The key to seal for. */
  record SealingKey(UUID id, String publicKey) {}

  /** What was given; nothing of it when it was taken back. */
  record EnvelopeSenderResponse(@Nullable String credential, @Nullable SealingKey key) {}

  @AllowedToDevice
  @PostMapping
  ResponseEntity<EnvelopeSenderResponse> registerSender(@RequestBody EnvelopeSenderRequest asked, Visitor visitor) {
    UUID person = visitor.person();
    UUID device = visitor.session();
    if (person == null || device == null) {
      throw new SignInNeeded();
    }
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer(person, device, asked.key()));
  }

  private EnvelopeSenderResponse answer(UUID person, UUID device, @Nullable String encoded) {
    if (encoded == null) {
      credentials.endCredential(person, device);
      return new EnvelopeSenderResponse(null, null);
    }
    byte[] signingKey = decode(encoded);
    EnvelopePublicKey current = keys.getCurrentKey();
    return new EnvelopeSenderResponse(credentials.issueCredential(person, device, signingKey),
        new SealingKey(current.id(), Base64.getEncoder().encodeToString(current.publicKey())));
  }

  private static byte[] decode(String encoded) {
    try {
      byte[] key = Base64.getDecoder().decode(encoded);
      if (EnvelopeCipher.isPublicKey(key)) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Refused like any other that is no key.
    }
    throw new Refused("accounts.device.signing-key");
  }
}
