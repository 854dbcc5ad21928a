package id.payung.platform.testing;

import java.util.SplittableRandom;

/**
 * A claim about a large space, tried at many places of it. Which ones is decided by a seed, so that every run tries the
 * same and a failure says where: {@code -Dmany.seed=…} begins there.
 */
public final class SeededTrials {
  private static final long FIRST_SEED = Long.getLong("many.seed", 20261121L);

  private SeededTrials() {}

  /** What is claimed of one place. */
  @FunctionalInterface
  public interface Claim {
    void check(SplittableRandom random) throws Exception;
  }

  public static void run(int rounds, Claim claim) {
    for (int round = 0; round < rounds; round++) {
      long seed = FIRST_SEED + round;
      try {
        claim.check(new SplittableRandom(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("with -Dmany.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
