package id.payung.audit;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A digest that was kept outside the database: from paper, from somebody's phone, from the folder of digests.
 *
 * @param regency null when it is not known, as of a digest that was typed alone
 * @param seal number of the seal, null likewise
 * @param digest 64 hexadecimal digits
 */
record TrailAnchor(@Nullable String regency, @Nullable Long seal, String digest) {
  /** Blanks and dashes inside a digest do not matter. */
  private static final String DIGEST = "((?:[0-9a-fA-F][ -]?){63}[0-9a-fA-F])";

  private static final Pattern TYPED = Pattern.compile("\\s*" + DIGEST + "\\s*");
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:payung\\s+)?(\\d{2}\\.\\d{2})\\s+(\\d+)\\s+(?:\\S+\\s+)?" + DIGEST + "\\s*");

  /** The line of a file and the text of a QR code: regency, number, time, digest. */
  static String format(String regency, TrailSeal seal) {
    return "%s %d %s %s".formatted(regency, seal.number(), seal.sealedAt(),
        HexFormat.of().formatHex(seal.computeDigest()));
  }

  /** A digest alone, or a line as {@link #format} writes it; null for anything else. */
  static @Nullable TrailAnchor parse(String text) {
    Matcher line = LINE.matcher(text);
    if (line.matches()) {
      return new TrailAnchor(line.group(1), Long.parseLong(line.group(2)), plain(line.group(3)));
    }
    Matcher typed = TYPED.matcher(text);
    return typed.matches() ? new TrailAnchor(null, null, plain(typed.group(1))) : null;
  }

  private static String plain(String digest) {
    return digest.replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether the seal with this digest is the one that was kept. */
  boolean isOf(String sealedRegency, long number) {
    return mayBeOf(sealedRegency) && (seal == null || seal == number);
  }

  boolean mayBeOf(String other) {
    return regency == null || regency.equals(other);
  }

  String label() {
    return regency == null ? digest.substring(0, 16) + "…" : "%s, segel / seal %d".formatted(regency, seal);
  }
}
