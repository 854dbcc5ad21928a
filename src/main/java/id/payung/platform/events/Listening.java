package id.payung.platform.events;

import org.jspecify.annotations.Nullable;

/**
 * Says that a listener is at work here. Its transactions do not wait for the disk: the log is written in order, so
 * after a crash either what it did and the mark that it was heard are both there, or the mark is missing and the
 * listener hears again, which changes nothing twice. Nobody was told of what it did (record 0015).
 */
public final class Listening {
  private static final ScopedValue<Boolean> LISTENING = ScopedValue.newInstance();

  private Listening() {}

  public static boolean now() {
    return LISTENING.isBound();
  }

  static @Nullable Object during(ScopedValue.CallableOp<@Nullable Object, Exception> work) throws Exception {
    return ScopedValue.where(LISTENING, true).call(work);
  }
}
