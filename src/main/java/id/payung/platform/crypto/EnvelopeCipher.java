package id.payung.platform.crypto;

import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.EllipticCurves.CurveType;
import com.google.crypto.tink.subtle.EllipticCurves.PointFormatType;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what a phone sealed for the server: ECDH on P-256 with a key made for this one envelope, HKDF-SHA-256 and
 * AES-256-GCM, all as WebCrypto has them. Who holds the public half opens nothing with it, not even what they sealed.
 */
public final class EnvelopeCipher {
  /** An uncompressed point of P-256. */
  public static final int POINT_BYTES = 65;

  public static final int IV_BYTES = 12;

  /** Two numbers of 32 bytes, as WebCrypto writes a signature. */
  public static final int SIGNATURE_BYTES = 64;

  private static final CurveType CURVE = CurveType.NIST_P256;
  private static final byte[] PURPOSE = "payung envelope 1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG_BITS = 128;

  private EnvelopeCipher() {}

  /** Both halves of a key of the server. */
  public record EnvelopeKeyPair(byte[] publicKey, byte[] privateKey) {}

  /**
   * What was sealed.
   *
   * @param maker the public half of the key that was made for this envelope
   * @param associated what is bound to the content and lies in clear beside it
   */
  public record SealedContent(byte[] maker, byte[] iv, byte[] box, byte[] associated) {}

  public static EnvelopeKeyPair generateKeyPair() {
    try {
      KeyPair pair = EllipticCurves.generateKeyPair(CURVE);
      byte[] point =
          EllipticCurves.pointEncode(CURVE, PointFormatType.UNCOMPRESSED, ((ECPublicKey) pair.getPublic()).getW());
      return new EnvelopeKeyPair(point, pair.getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a key", e);
    }
  }

  /** Empty when it was changed, torn, or sealed for another key. */
  public static Optional<byte[]> open(byte[] privateKey, SealedContent sealed) {
    try {
      ECPrivateKey ours = EllipticCurves.getEcPrivateKey(privateKey);
      byte[] shared = EllipticCurves.computeSharedSecret(ours, toPublicKey(sealed.maker()));
      byte[] key = Hkdf.computeHkdf("HmacSha256", shared, sealed.maker(), PURPOSE, 32);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, sealed.iv()));
      cipher.updateAAD(sealed.associated());
      return Optional.of(cipher.doFinal(sealed.box()));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  public static boolean isSignedBy(byte[] publicKey, byte[] signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(toPublicKey(publicKey));
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether these bytes are a public key: a point that lies on the curve. */
  public static boolean isPublicKey(byte[] bytes) {
    try {
      toPublicKey(bytes);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static ECPublicKey toPublicKey(byte[] point) throws GeneralSecurityException {
    return EllipticCurves.getEcPublicKey(CURVE, PointFormatType.UNCOMPRESSED, point);
  }
}
