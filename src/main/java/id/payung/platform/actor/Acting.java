package id.payung.platform.actor;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Binds the actor for a block of code; every transaction that opens inside it is the actor's. */
public final class Acting {
  private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

  private Acting() {}

  /** Work that gives something back. */
  public interface Work<T extends @Nullable Object, E extends Exception> {
    T run() throws E;
  }

  /** Work that gives nothing back. */
  public interface Deed<E extends Exception> {
    void run() throws E;
  }

  public static <T extends @Nullable Object, E extends Exception> T as(Actor actor, Work<T, E> work) throws E {
    return ScopedValue.where(ACTOR, actor).<T, E>call(work::run);
  }

  public static <E extends Exception> void doing(Actor actor, Deed<E> deed) throws E {
    ScopedValue.where(ACTOR, actor).<@Nullable Void, E>call(() -> {
      deed.run();
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
  public static <T> Callable<T> carried(Callable<T> work) {
    Actor actor = current();
    return () -> as(actor, work::call);
  }
}
