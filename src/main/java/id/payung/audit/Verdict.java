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
 * @param waiting lines that are written and not sealed yet; nothing is said about them
 * @param printedAt the seal whose digest was printed; null when none was asked for or it is not there
 */
record Verdict(String regency, long batches, long lines, byte[] digest, @Nullable Instant sealedAt, long waiting,
    @Nullable Instant waitingSince, @Nullable Long printedAt, List<Fault> faults) {

  boolean isGood() {
    return faults.isEmpty();
  }

  boolean has(Fault.Kind kind) {
    return kinds().contains(kind);
  }

  Set<Fault.Kind> kinds() {
    return faults.stream().map(Fault::kind).collect(java.util.stream.Collectors.toSet());
  }

  /** As it is printed: groups of eight, so that eyes can compare them. */
  static String printed(byte[] digest) {
    return HexFormat.of().formatHex(digest).replaceAll("(.{8})(?=.)", "$1 ");
  }
}
