package id.payung.platform.actor;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Binds the actor for a block of code; every transaction that opens inside it is the actor's. */
public final class ActorContext {
  private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

  private ActorContext() {}

  /** Work that gives something back. */
  public interface ThrowingSupplier<T extends @Nullable Object, E extends Exception> {
    T run() throws E;
  }

  /** Work that gives nothing back. */
  public interface ThrowingRunnable<E extends Exception> {
    void run() throws E;
  }

  public static <T extends @Nullable Object, E extends Exception> T callAs(Actor actor, ThrowingSupplier<T, E> work)
      throws E {
    return ScopedValue.where(ACTOR, actor).<T, E>call(work::run);
  }

  public static <E extends Exception> void runAs(Actor actor, ThrowingRunnable<E> work) throws E {
    ScopedValue.where(ACTOR, actor).<@Nullable Void, E>call(() -> {
      work.run();
      return null;
    });
  }

  public static @Nullable Actor currentOrNull() {
    return ACTOR.isBound() ? ACTOR.get() : null;
  }

  /**
   * @throws IllegalStateException without an actor: showing nothing would hide the mistake
   */
  public static Actor current() {
    Actor actor = currentOrNull();
    if (actor == null) {
      throw new IllegalStateException("nobody acts: a transaction needs an actor");
    }
    return actor;
  }

  /** Carries the actor of now into another thread. */
  public static <T> Callable<T> withCurrentActor(Callable<T> work) {
    Actor actor = current();
    return () -> callAs(actor, work::call);
  }
}
