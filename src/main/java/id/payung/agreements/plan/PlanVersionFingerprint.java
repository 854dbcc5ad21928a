package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a version of a plan says, in a few letters: two papers with the same code say the same. Guarded amounts have no
 * part in it, since not everybody who prints can see them.
 */
final class PlanVersionFingerprint {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private PlanVersionFingerprint() {}

  /** SHA-256 in hex. */
  static String calculate(List<PlanVersionActivity> texts, JsonMapper json) {
    MessageDigest digest = Sha256.newDigest();
    texts.stream()
        .sorted(Comparator.comparingInt(PlanVersionActivity::number))
        .forEach(text -> digest.update((json.writeValueAsString(text) + "\n").getBytes(StandardCharsets.UTF_8)));
    return Sha256.hex(digest);
  }

  /** {@code RKB-2026-7F3K-V2-A1B2C3}: the plan, its version, what it says. */
  static String versionCode(JointPlan plan, int version, String fingerprint) {
    return "RKB-%d-%s-V%d-%s".formatted(plan.year(), shortId(plan.id()), version,
        fingerprint.substring(0, 6).toUpperCase(Locale.ROOT));
  }

  private static String shortId(UUID id) {
    long bits = id.getLeastSignificantBits();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      letters.append(LETTERS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return letters.toString();
  }
}
