package id.payung.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the trail of one regency looks from outside.
 *
 * @param digest of the last seal: what stands for everything before it
 * @param sealedAt when that was; null when nothing was sealed yet
 * @param unsealedLines lines that are written and not sealed yet; nothing is said about them
 * @param printedDigestBatch the last seal whose digest was kept elsewhere; null when none was asked for or none is
 * there
 * @param foundAnchors those kept digests that are in this chain
 */
record TrailVerificationReport(String regency, long batches, long lines, byte[] digest, @Nullable Instant sealedAt,
    long unsealedLines, @Nullable Instant unsealedSince, @Nullable Long printedDigestBatch, List<TrailFault> faults,
    Set<TrailAnchor> foundAnchors) {

  boolean isIntact() {
    return faults.isEmpty();
  }

  boolean hasFault(TrailFault.Kind kind) {
    return faultKinds().contains(kind);
  }

  Set<TrailFault.Kind> faultKinds() {
    return faults.stream().map(TrailFault::kind).collect(java.util.stream.Collectors.toSet());
  }

  /** As it is printed: groups of eight, so that eyes can compare them. */
  static String formatDigest(byte[] digest) {
    return HexFormat.of().formatHex(digest).replaceAll("(.{8})(?=.)", "$1 ");
  }
}
