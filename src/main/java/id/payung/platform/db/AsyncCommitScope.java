package id.payung.platform.db;

import org.jspecify.annotations.Nullable;

/**
 * Says that a listener is at work here. Its transactions do not wait for the disk: the log is written in order, so
 * after a crash either what it did and the mark that it was heard are both there, or the mark is missing and the
 * listener hears again, which changes nothing twice. Nobody was told of what it did (record 0015).
 */
public final class AsyncCommitScope {
  private static final ScopedValue<Boolean> ACTIVE = ScopedValue.newInstance();

  private AsyncCommitScope() {}

  public static boolean isActive() {
    return ACTIVE.isBound();
  }

  public static @Nullable Object during(ScopedValue.CallableOp<@Nullable Object, Exception> work) throws Exception {
    return ScopedValue.where(ACTIVE, true).call(work);
  }
}
