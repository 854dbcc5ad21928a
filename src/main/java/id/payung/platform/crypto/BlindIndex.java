package id.payung.platform.crypto;

import com.google.crypto.tink.prf.PrfSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A keyed hash that finds equal values (a NIK, a search word) without keeping them. Field and regency are part of it:
 * equal values in two regencies or two columns do not look alike.
 */
public final class BlindIndex {
  private static final int BYTES = 16;
  private final PrfSet prf;

  BlindIndex(PrfSet prf) {
    this.prf = prf;
  }

  /** 32 hexadecimal digits; spaces around and inside, case and the form of accents do not matter. */
  public String computeHash(String field, String regency, String value) {
    var input = new ByteArrayOutputStream();
    for (String part : new String[]{field, regency, normalise(value)}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      input.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
      input.writeBytes(bytes);
    }
    try {
      return HexFormat.of().formatHex(prf.computePrimary(input.toByteArray(), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot hash", e);
    }
  }

  private static String normalise(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
